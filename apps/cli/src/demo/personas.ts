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
}

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
    about: 'privacy officer: everything, grade D too',
    terms: { gradeD: true },
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

/** What a persona may see, in a few words. */
export function describePersona(name: PersonaName): string {
  return personas[name].about;
}

async function makeKey(accounts: AccountsClient, name: PersonaName, market: string): Promise<string> {
  const { organisation, kind, terms }: Persona = personas[name];
  const licence = `demo ${market}`;
  await accounts.putOrganisation(organisation, kind);
  await accounts.putLicence(organisation, licence, { ...allOf(market), ...terms });
  const { key } = await accounts.createKey({ organisation, licence, name: `demo ${name}`, environment: 'demo' });
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
