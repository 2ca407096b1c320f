import { readFileSync, writeFileSync } from 'node:fs';
import { GRAINS } from '@passerby/domain/calendar';
import { MEASURES } from '@passerby/domain/family';
import type { Licence } from '@passerby/domain/licence';
import type { AccountsClient, OrganisationKind } from '../accounts-client.ts';

/** Someone the demo is for: an organisation, what it may see, and what that is in a few words. */
interface Persona {
  readonly organisation: string;
  readonly kind: OrganisationKind;
  readonly about: string;
  readonly terms: Partial<Licence>;
  /** Whose key it is, where it is a person's. */
  readonly member?: { readonly email: string; readonly role: 'ADMIN' | 'REVIEWER' };
  readonly scopes?: readonly string[];
}

const reviewing = ['INSIGHTS', 'REVIEW'];

const personas = {
  analyst: { organisation: 'High Street Retail', kind: 'RETAIL', about: 'retailer: all areas, ages and genders', terms: {} },
  planner: {
    organisation: 'City Planning Office',
    kind: 'PUBLIC',
    about: 'public sector: districts, by day and longer',
    terms: { finestLevel: 'DISTRICT', grains: ['DAY', 'WEEK', 'PERIOD'] },
  },
  privacyOfficer: {
    organisation: 'Data Protection Office',
    kind: 'INTERNAL',
    about: 'privacy officer: everything, grade D too; checks outputs of data requests',
    terms: { gradeD: true },
    member: { email: 'privacy.officer@example.org', role: 'REVIEWER' },
    scopes: reviewing,
  },
  requester: {
    organisation: 'Transport Authority',
    kind: 'PUBLIC',
    about: 'public sector: makes data requests',
    terms: {},
    member: { email: 'requester@example.org', role: 'ADMIN' },
    scopes: ['INSIGHTS', 'EXPORTS', 'SITES', 'TARGET_GROUPS', 'REQUESTS', 'ADMIN'],
  },
  reviewer: {
    organisation: 'Data Release Desk',
    kind: 'INTERNAL',
    about: 'operator: reviews data requests',
    terms: {},
    member: { email: 'reviewer@example.org', role: 'REVIEWER' },
    scopes: reviewing,
  },
  engineer: {
    organisation: 'Platform Engineering',
    kind: 'INTERNAL',
    about: 'operator: totals only, no ages or genders',
    terms: { demo: false },
  },
} as const satisfies Record<string, Persona>;

export type PersonaName = keyof typeof personas;
export type DemoKeys = Readonly<Record<PersonaName, string>>;

const names = Object.keys(personas) as readonly PersonaName[];

/** One key a persona, in `demo-keys.json` (interfaces.md, Gateway). Keys of an earlier start that still work are kept. */
export async function ensureDemoKeys(accounts: AccountsClient, market: string, file: string): Promise<DemoKeys> {
  const kept = readKeys(file);
  const keys: Partial<Record<PersonaName, string>> = {};
  for (const name of names) {
    const old = kept[name];
    keys[name] = old !== undefined && (await accounts.isKnown(old)) ? old : await makeKey(accounts, name, market);
  }
  writeFileSync(file, `${JSON.stringify(keys, null, 2)}\n`, { mode: 0o600 });
  return keys as DemoKeys;
}

/** Someone who may log in to the demo without a password. */
export interface DemoPerson {
  readonly email: string;
  /** Who that is, in a few words. */
  readonly about: string;
}

/** Makes one person a persona a member of its organisation, and returns them; and one whom nobody knows, to see a refusal. */
export async function ensureDemoPeople(accounts: AccountsClient): Promise<readonly DemoPerson[]> {
  const people: DemoPerson[] = [];
  for (const name of names) {
    const { organisation, about, member }: Persona = personas[name];
    const { email, role } = member ?? { email: `${name}@example.org`, role: 'ANALYST' };
    await accounts.putMember(organisation, email, role);
    people.push({ email, about: `${organisation}; ${about}` });
  }
  return [...people, { email: 'stranger@example.org', about: 'a member of nothing: is refused' }];
}

/** What a persona may see, in a few words. */
export function describePersona(name: PersonaName): string {
  return personas[name].about;
}

async function makeKey(accounts: AccountsClient, name: PersonaName, market: string): Promise<string> {
  const { organisation, kind, terms, member, scopes }: Persona = personas[name];
  const licence = `demo ${market}`;
  await accounts.putOrganisation(organisation, kind);
  await accounts.putLicence(organisation, licence, { ...allOf(market), ...terms });
  if (member !== undefined) await accounts.putMember(organisation, member.email, member.role);
  const about = { organisation, licence, name: `demo ${name}`, environment: 'demo' };
  const { key } = await accounts.createKey({ ...about, scopes, member: member?.email });
  return key;
}

function allOf(market: string): Licence {
  return {
    markets: [market],
    areas: ['*'],
    finestLevel: 'ZONE',
    grains: [...GRAINS],
    measures: [...MEASURES],
    demo: true,
    historyFrom: null,
    lagDays: 0,
    gradeD: false,
  };
}

function readKeys(file: string): Partial<DemoKeys> {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Partial<DemoKeys>;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return {};
    throw error;
  }
}
