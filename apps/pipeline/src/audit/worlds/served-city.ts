import { generateKeyPairSync } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { addDays, periodOf } from '@passerby/domain/calendar';
import type { LocalDay } from '@passerby/domain/calendar';
import type { Licence } from '@passerby/domain/licence';
import { guaranteeOf } from '@passerby/anonymisation/accountant';
import { answer } from '@passerby/anonymisation/gate';
import type { Answer } from '@passerby/anonymisation/gate';
import type { CellSource } from '@passerby/anonymisation/plan';
import type { Policy } from '@passerby/anonymisation/policy';
import { readPublished } from '@passerby/anonymisation/published';
import type { Estimate } from '@passerby/anonymisation/published';
import type { InsightQuestion } from '@passerby/anonymisation/question';
import { publishRelease } from '@passerby/release/publish';
import { openReleaseReader } from '@passerby/release/reader';
import { buildServingFile } from '@passerby/release/serving-file';
import { openReleaseWriter } from '@passerby/release/writer';
import type { Draw } from '../draw.ts';
import { CITY_FIRST_DAY, OPEN_LICENCE } from './city.ts';
import type { City, CityFamily } from './city.ts';

const families: readonly CityFamily[] = ['presence-zone-hour', 'presence-zone-hour-demo'];
/** Long after every release, so that no lag holds anything back. */
const askedAt = new Date('2027-01-01T00:00:00Z');
const noHash = '0'.repeat(64);

/** A city that is released, served from its file and asked through the gate, as subgraphs do. */
export interface ServedCity {
  readonly city: City;
  readonly source: CellSource;
  /** Asks the gate; throws its refusals. */
  readonly ask: (question: Partial<InsightQuestion>, licence?: Licence) => Promise<Answer>;
  /** Releases further days and serves the edition that they complete. */
  readonly release: (days: readonly LocalDay[]) => Promise<void>;
  readonly close: () => Promise<void>;
}

/** How a city is released. */
export interface ServingOptions {
  /** An empty or missing folder of its own. */
  readonly folder: string;
  readonly policy: Policy;
  readonly draw: Draw;
  /** Days of the first edition; all of the city's when absent. */
  readonly days?: readonly LocalDay[];
  /** Stands between the reader and the gate: a planted leak that a side channel must find. */
  readonly tamper?: (source: CellSource) => CellSource;
}

/** Releases a city and opens its edition. */
export async function serveCity(city: City, options: ServingOptions): Promise<ServedCity> {
  const { folder, tamper } = options;
  const folders = { releasesFolder: join(folder, 'releases'), servingFolder: join(folder, 'serving'), market: city.market.id };
  const release = async (days: readonly LocalDay[]): Promise<void> => {
    for (const day of days) await releaseDay(city, day, options);
    await buildServingFile(folders);
  };
  await release(options.days ?? city.days);
  const reader = await openReleaseReader(folders);
  const source = tamper === undefined ? reader : tamper(reader);
  return {
    city,
    source,
    ask: (question, licence = OPEN_LICENCE) => answer(wholeQuestion(city, question), source, { licence, now: askedAt }),
    async release(days) {
      await release(days);
      await reader.refresh();
    },
    close: () => reader.close(),
  };
}

/** Presence of the whole city over all of its days by hour, but for what is given. */
export function wholeQuestion({ market, days }: City, given: Partial<InsightQuestion>): InsightQuestion {
  return {
    market: market.id,
    measure: 'presence',
    places: { areaIds: ['city'] },
    window: { from: CITY_FIRST_DAY, to: addDays(days.at(-1) ?? CITY_FIRST_DAY, 1) },
    grain: 'HOUR',
    groupBy: ['TIME'],
    unit: 'DEVICES',
    ...given,
  };
}

/** The number of a figure; null where it is suppressed. */
export function valueOf({ value }: Estimate): number | null {
  return value === null ? null : readPublished(value);
}

async function releaseDay(city: City, day: LocalDay, { folder, policy, draw }: ServingOptions): Promise<void> {
  const stagingFolder = join(folder, 'staging', day);
  mkdirSync(stagingFolder, { recursive: true });
  const { privateKey } = generateKeyPairSync('ed25519');
  const writer = openReleaseWriter(stagingFolder);
  for (const family of families) await writer.addFamily(draw({ policy }, city.countDay(family, day)));
  const { manifest } = writer.seal(
    {
      market: city.market.id,
      period: periodOf(day, city.market.firstPeriod),
      kind: 'day',
      window: { from: day, to: addDays(day, 1) },
      guarantee: guaranteeOf(policy.cap),
      policy: policy.name,
      minimumGroup: policy.minimumGroup,
      methodVersion: '1',
      code: 'audit',
      unprotectedQuantities: [],
      ledgerHead: noHash,
      createdAt: `${addDays(day, 2)}T06:00:00Z`,
    },
    { publicInputs: city.publicInputs, privateKey },
  );
  publishRelease({
    stagingFolder,
    releasesFolder: join(folder, 'releases'),
    market: city.market.id,
    id: manifest.id,
    key: privateKey,
  });
}
