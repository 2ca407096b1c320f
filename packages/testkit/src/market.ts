import { generateKeyPairSync } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { guaranteeOf } from '@passerby/anonymisation/accountant';
import { addNoise, openNoise, samplerDelta } from '@passerby/anonymisation/mechanism';
import standardPolicy from '@passerby/anonymisation/policies/standard.json' with { type: 'json' };
import { BOUNDING_PLAN, familyNoise, parsePolicy } from '@passerby/anonymisation/policy';
import { toPair } from '@passerby/anonymisation/rational';
import { addDays, listDays, mondayOf, PERIOD_DAYS, periodOf } from '@passerby/domain/calendar';
import type { LocalDay, WindowKind } from '@passerby/domain/calendar';
import { FAMILY_NAMES } from '@passerby/domain/family';
import type { FamilyName } from '@passerby/domain/family';
import { countCells } from '@passerby/release/family-domain';
import type { FamilyDomain } from '@passerby/release/family-domain';
import { derivePeriodFactors } from '@passerby/release/period-factors';
import { publishRelease } from '@passerby/release/publish';
import { buildServingFile } from '@passerby/release/serving-file';
import { openReleaseWriter } from '@passerby/release/writer';
import type { NoisyFamily, PublicInputs } from '@passerby/release/writer';
import { countOf } from './tinytown-counts.ts';
import type { CellKey } from './tinytown-counts.ts';
import { CORE_FAMILIES, listDomains } from './town-domains.ts';
import { tinytown } from './tinytown.ts';

export { countOf } from './tinytown-counts.ts';
export type { CellKey } from './tinytown-counts.ts';
export { tinytown } from './tinytown.ts';

/** A made-up market: its public facts, and what is counted in each cell before noise. */
export interface Town {
  readonly inputs: PublicInputs;
  readonly countOf: (family: FamilyName, key: CellKey) => number;
}

export interface ReleasedMarketOptions {
  /** The market; tinytown when absent. */
  readonly town?: Town;
  /** PASSERBY_HOME to write below; a temporary folder when absent. */
  readonly home?: string;
  /** First day; 2026-10-19, the Monday of the week whose Sunday has 25 hours, when absent. */
  readonly from?: LocalDay;
  /** The day after the last; a week after `from` when absent. A week or budget period is released when all of its days are. */
  readonly to?: LocalDay;
  /** Kinds of windows to release; all when absent. Without days, four weeks take a second. */
  readonly kinds?: readonly WindowKind[];
  /** Families to release; a few of days and weeks when absent, `ALL` for every one. */
  readonly families?: readonly FamilyName[] | 'ALL';
  /** False for exact counts, so that a test can compare digits; true when absent. */
  readonly isNoisy?: boolean;
  /** False to leave the serving file unbuilt; true when absent. */
  readonly isServed?: boolean;
}

/** A market that was released without the enclave. */
export interface ReleasedMarket {
  /** PASSERBY_HOME: holds `releases/` and `serving/`. */
  readonly home: string;
  readonly market: string;
  /** Ids of its releases, in the order in which they were published. */
  readonly releases: readonly string[];
  /** Releases further days, and the weeks and periods that they complete, and serves them. */
  release(from: LocalDay, to: LocalDay): Promise<void>;
  /** Builds the serving file of all releases; returns the edition. */
  serve(): Promise<string>;
  /** Removes the folder. */
  remove(): void;
}

const policy = parsePolicy(standardPolicy);

/**
 * Makes a small released market without the engine: made-up exact counts of {@link countOf} are noised as the standard
 * policy says, written, signed and published by packages/release, and its serving file is built.
 */
export async function makeReleasedMarket(options: ReleasedMarketOptions = {}): Promise<ReleasedMarket> {
  const { from = '2026-10-19', isNoisy = true, isServed = true, kinds = ['day', 'week', 'period'] } = options;
  const home = options.home ?? mkdtempSync(join(tmpdir(), 'passerby-testkit-'));
  const families = options.families === 'ALL' ? FAMILY_NAMES : (options.families ?? CORE_FAMILIES);
  const town = options.town ?? { inputs: tinytown, countOf };
  const { market: facts } = town.inputs;
  const site: Site = { home, isNoisy, families, town, key: generateKeyPairSync('ed25519').privateKey };
  const releases: string[] = [];
  const released = new Set<LocalDay>();
  const folders = { releasesFolder: join(home, 'releases'), servingFolder: join(home, 'serving') };
  const market: ReleasedMarket = {
    home,
    market: facts.id,
    releases,
    async release(first, end) {
      for (const day of listDays(first, end)) {
        released.add(day);
        for (const window of listEnding(day, released, facts.firstPeriod)) {
          if (kinds.includes(window.kind)) releases.push(...(await publish(site, window)));
        }
      }
      if (isServed) await market.serve();
    },
    serve: async () => (await buildServingFile({ ...folders, market: facts.id })).edition,
    remove: () => rmSync(home, { recursive: true, force: true }),
  };
  await market.release(from, options.to ?? addDays(from, 7));
  return market;
}

interface Site {
  readonly home: string;
  readonly isNoisy: boolean;
  readonly families: readonly FamilyName[];
  readonly town: Town;
  readonly key: KeyObject;
}

interface ReleaseWindow {
  readonly kind: WindowKind;
  readonly window: { readonly from: LocalDay; readonly to: LocalDay };
}

/** The day, and the week and period that end with it if all of their days are there. */
function listEnding(day: LocalDay, released: ReadonlySet<LocalDay>, firstPeriod: LocalDay): readonly ReleaseWindow[] {
  const to = addDays(day, 1);
  const starts: readonly (readonly [kind: WindowKind, from: LocalDay, days: number])[] = [
    ['day', day, 1],
    ['week', mondayOf(day), 7],
    ['period', periodOf(day, firstPeriod), PERIOD_DAYS],
  ];
  return starts
    .filter(([, from, days]) => addDays(from, days) === to && listDays(from, to).every((part) => released.has(part)))
    .map(([kind, from]) => ({ kind, window: { from, to } }));
}

/** Publishes the release of a window; gives its id, or nothing where the market has no family of its kind. */
async function publish(site: Site, { kind, window }: ReleaseWindow): Promise<readonly string[]> {
  const { home, families, key } = site;
  const { inputs } = site.town;
  const domains = listDomains({ kind, from: window.from, families, inputs });
  if (domains.length === 0) return [];
  const market = inputs.market.id;
  const releasesFolder = join(home, 'releases');
  const period = periodOf(window.from, inputs.market.firstPeriod);
  const factors = await derivePeriodFactors({ releasesFolder, inputs, period });
  const stagingFolder = join(home, 'staging', `${kind}-${window.from}`);
  const writer = openReleaseWriter(stagingFolder);
  for (const domain of domains) await writer.addFamily(toNoisyFamily(domain, site));
  const { manifest } = writer.seal(
    {
      market,
      period,
      kind,
      window,
      guarantee: guaranteeOf(policy.cap),
      policy: policy.name,
      minimumGroup: policy.minimumGroup,
      methodVersion: '1',
      code: 'testkit',
      unprotectedQuantities: [],
      ledgerHead: '0'.repeat(64),
      createdAt: `${addDays(window.to, 1)}T06:00:00Z`,
    },
    { publicInputs: { ...inputs, factors }, privateKey: key },
  );
  publishRelease({ stagingFolder, releasesFolder, market, id: manifest.id, key });
  return [manifest.id];
}

function toNoisyFamily(domain: FamilyDomain, { town, isNoisy }: Site): NoisyFamily {
  const { d2, rho, sigma2 } = familyNoise(policy, domain.family);
  const exact = Int32Array.from(listKeys(domain), (key) => town.countOf(domain.family, key));
  const noise = openNoise(sigma2);
  return {
    domain,
    noisy: isNoisy ? addNoise(exact, noise) : exact,
    terms: {
      cap: BOUNDING_PLAN[domain.family].words,
      d2: toPair(d2),
      rho: toPair(rho),
      sigma2: toPair(sigma2),
      delta: samplerDelta(noise, countCells(domain)),
    },
  };
}

/** The keys of a domain's cells in its order: last axis fastest. */
function listKeys({ axes }: FamilyDomain): readonly CellKey[] {
  let keys: readonly CellKey[] = [{}];
  for (const { columns, values } of axes) {
    const tuples = values.map((tuple) => columns.map((column, index) => [column, tuple[index] ?? 0] as const));
    keys = keys.flatMap((key) => tuples.map((tuple) => Object.fromEntries([...Object.entries(key), ...tuple]) as CellKey));
  }
  return keys;
}
