import { badInput } from '@passerby/domain/error';
import { FAMILY_NAMES, getFamilyShape, isFamilyName } from '@passerby/domain/family';
import type { FamilyName } from '@passerby/domain/family';
import { noiseVariance } from './accountant.ts';
import { sensitivityOf, WINDOWS_PER_PERIOD } from './bounding-plan.ts';
import { compare, divide, format, parseRational, rational, sum } from './rational.ts';
import type { Rational } from './rational.ts';

export { BOUNDING_PLAN, sensitivityOf } from './bounding-plan.ts';
export type { BoundedTable, ContributionBound } from './bounding-plan.ts';

/** A market's privacy policy: what it spends and on what (privacy.md 1, 3). Data, read from `policies/<name>.json`. */
export interface Policy {
  readonly name: string;
  /** Most that one budget period's releases may cost a subscriber, as zCDP rho. */
  readonly cap: Rational;
  /** Budget per family and period; a family that is not here is turned off. Sums to the cap exactly. */
  readonly rho: ReadonlyMap<FamilyName, Rational>;
  /** K of privacy.md 6: the least noisy device count that is shown. */
  readonly minimumGroup: number;
  /** Farthest zone pair of flows-zone-period, kilometres between centroids. */
  readonly flowsMaxKm: number;
  /** Public list of SIM countries of roamers-district-day, ISO 3166-1 alpha-2, sorted. */
  readonly roamerCountries: readonly string[];
  /** Whether subscribers of unknown age or gender are counted, as UNKNOWN. */
  readonly admitUnknownDemo: boolean;
  /** Whether foreign SIMs are processed at all (privacy.md 8). */
  readonly admitRoamers: boolean;
}

/** Noise of one release of a family: its squared sensitivity, its budget and its variance per cell. */
export interface FamilyNoise {
  readonly d2: Rational;
  readonly rho: Rational;
  readonly sigma2: Rational;
}

const fields = ['name', 'cap', 'rho', 'minimumGroup', 'flowsMaxKm', 'roamerCountries', 'admitUnknownDemo', 'admitRoamers'];

/** Reads a policy file; throws BAD_USER_INPUT naming field, rule and value, also when the budgets do not sum to the cap. */
export function parsePolicy(json: unknown): Policy {
  const file = asObject(json, 'A policy');
  const unknown = Object.keys(file).find((field) => !fields.includes(field));
  if (unknown !== undefined) throw badInput(`Policy field "${unknown}" is unknown; known are ${fields.join(', ')}`);
  const name = file['name'];
  if (typeof name !== 'string' || name === '') throw badInput('A policy needs a name');
  const cap = parseRational(file['cap'], `Policy ${name}: cap`);
  const rho = parseBudgets(name, file['rho']);
  const total = sum([...rho.values()]);
  if (compare(total, cap) !== 0) {
    throw badInput(`Policy ${name}: the families' rho sum to ${format(total)}, not to the cap ${format(cap)}`);
  }
  const admitRoamers = parseFlag(name, 'admitRoamers', file['admitRoamers']);
  if (!admitRoamers && rho.has('roamers-district-day')) {
    throw badInput(`Policy ${name}: roamers-district-day has a budget although admitRoamers is false`);
  }
  return {
    name,
    cap,
    rho,
    minimumGroup: parseCount(name, 'minimumGroup', file['minimumGroup']),
    flowsMaxKm: parseCount(name, 'flowsMaxKm', file['flowsMaxKm']),
    roamerCountries: parseCountries(name, file['roamerCountries']),
    admitUnknownDemo: parseFlag(name, 'admitUnknownDemo', file['admitUnknownDemo']),
    admitRoamers,
  };
}

/** The families that a policy releases, in the order of privacy.md 3. */
export function listFamilies(policy: Policy): readonly FamilyName[] {
  return FAMILY_NAMES.filter((family) => policy.rho.has(family));
}

/**
 * Noise of one release of a family. A daily release takes 1/28 of the period's D2 and rho, a weekly one a quarter, so
 * sigma2 is that of privacy.md 3. Throws BAD_USER_INPUT for a family that the policy turns off.
 */
export function familyNoise(policy: Policy, family: FamilyName): FamilyNoise {
  const perPeriod = policy.rho.get(family);
  if (perPeriod === undefined) throw badInput(`Policy ${policy.name} does not release ${family}`);
  const d2 = rational(BigInt(sensitivityOf(family).perRelease));
  const rho = divide(perPeriod, rational(BigInt(WINDOWS_PER_PERIOD[getFamilyShape(family).window])));
  return { d2, rho, sigma2: noiseVariance(d2, rho) };
}

function parseBudgets(policy: string, value: unknown): ReadonlyMap<FamilyName, Rational> {
  return new Map(
    Object.entries(asObject(value, `Policy ${policy}: rho`)).map(([family, pair]) => {
      if (!isFamilyName(family)) throw badInput(`Policy ${policy}: rho names "${family}", which is no family`);
      const rho = parseRational(pair, `Policy ${policy}: rho of ${family}`);
      if (rho.num === 0n) throw badInput(`Policy ${policy}: rho of ${family} is 0; leave the family out to turn it off`);
      return [family, rho] as const;
    }),
  );
}

function parseCount(policy: string, field: string, value: unknown): number {
  if (typeof value === 'number' && Number.isSafeInteger(value) && value >= 1) return value;
  throw badInput(`Policy ${policy}: ${field} is ${JSON.stringify(value)}; expected a whole number of at least 1`);
}

function parseFlag(policy: string, field: string, value: unknown): boolean {
  if (typeof value === 'boolean') return value;
  throw badInput(`Policy ${policy}: ${field} is ${JSON.stringify(value)}; expected true or false`);
}

function parseCountries(policy: string, value: unknown): readonly string[] {
  const list: readonly unknown[] = Array.isArray(value) ? value : [];
  const countries = list.filter((country) => typeof country === 'string' && /^[A-Z]{2}$/.test(country)) as readonly string[];
  const isOrdered = countries.every((country, index) => index === 0 || (countries[index - 1] ?? '') < country);
  if (!Array.isArray(value) || countries.length !== list.length || !isOrdered) {
    throw badInput(`Policy ${policy}: roamerCountries is not a sorted list of distinct two-letter countries (ISO 3166-1)`);
  }
  return countries;
}

function asObject(value: unknown, name: string): Readonly<Record<string, unknown>> {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Readonly<Record<string, unknown>>;
  throw badInput(`${name} is not a JSON object`);
}
