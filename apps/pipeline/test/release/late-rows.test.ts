import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { parsePolicy } from '@passerby/anonymisation/policy';
import type { Policy } from '@passerby/anonymisation/policy';
import { listDays } from '@passerby/domain/calendar';
import type { Enclave } from '../../src/enclave/enclave.ts';
import { reportQuality, reportWholeQuality } from '../../src/ingest/quality-report.ts';
import { formatSummary, summarise } from '../../src/ingest/summary.ts';
import { enclaveSource } from '../../src/release/enclave-source.ts';
import { describeRun, runData } from '../../src/release/release-report.ts';
import { type ReleaseRun, runRelease } from '../../src/release/run-release.ts';
import { EVENT_HEADER, lines, makeLandingFolder } from '../ingest/landing-folder.ts';
import type { LandingFolder } from '../ingest/landing-folder.ts';

let folder: LandingFolder;
beforeEach(() => {
  folder = makeLandingFolder(dayFiles('2026-04-20', '2026-04-22'));
});
afterEach(() => folder.remove());

/** A file a day, in which t01 stays an hour at C1. */
function dayFiles(from: string, to: string): Readonly<Record<string, string>> {
  return Object.fromEntries(listDays(from, to).map((day) => [`events/date=${day}/part-0.csv`, hourAt('t01', 'C1', day)]));
}

function hourAt(subscriber: string, cell: string, day: string): string {
  const minutes = ['00', '20', '40', '59'];
  return lines(EVENT_HEADER, ...minutes.map((minute) => `${subscriber},${cell},${day}T10:${minute}:00Z,234-10`));
}

/** One family of the day and one of the week: what is late does not depend on the others. */
const policy: Policy = parsePolicy({
  name: 'late',
  cap: [1, 1],
  rho: { 'visitors-zone-day': [1, 2], 'visitors-zone-week-demo': [1, 2] },
  minimumGroup: 15,
  flowsMaxKm: 30,
  roamerCountries: [],
  admitUnknownDemo: true,
  admitRoamers: true,
});

function release(enclave: Enclave, now: string): Promise<ReleaseRun> {
  return runRelease({
    market: enclave.market,
    policy,
    enclaveFolder: enclave.folder,
    releasesFolder: join(folder.home, 'releases'),
    source: enclaveSource(enclave),
    now: new Date(now),
  });
}

test('late rows reopen no released day, are counted and reported, and count in a week that is open', async () => {
  const first = await folder.ingest((enclave) => release(enclave, '2026-04-23T12:00:00Z'));
  expect(first.releases.map(({ kind, window }) => `${kind} ${window.from}`)).toEqual(['day 2026-04-20']);
  expect(first.late).toEqual({});

  folder.write({
    ...dayFiles('2026-04-22', '2026-04-28'),
    'events/date=2026-04-20/late.csv': hourAt('t05', 'C2', '2026-04-20'),
  });
  await folder.ingest(async (enclave, outcome) => {
    const paths = outcome.loaded.map(({ path }) => path);
    const summary = summarise(enclave.market, outcome, await reportQuality(enclave.engine, paths, { isBuilt: false }));
    expect(summary.late).toEqual({ '2026-04-20': 4 });
    expect(formatSummary(enclave.market, summary)).toContain('2026-04-20: 4 rows came after its release');

    const run = await release(enclave, '2026-04-30T12:00:00Z');
    expect(run.releases.map(({ id }) => id).filter((id) => id.startsWith('day-2026-04-20'))).toEqual([]);
    expect(run.releases.map(({ id }) => id.slice(0, -9))).toContain('week-2026-04-20');
    expect(run.late).toEqual({ '2026-04-20': 4 });
    expect(describeRun(run)).toContain('2026-04-20: 4 rows came after its release; only windows still open count them');
    expect(runData(run)).toMatchObject({ late: { '2026-04-20': 4 } });
    const week = await enclave.engine.rows('SELECT uniqExact(subscriber) AS people FROM zone_weeks');
    expect(week).toEqual([{ people: '2' }]);
  });
  const ids = readdirSync(join(folder.home, 'releases/small')).filter((name) => name.startsWith('day-2026-04-20'));
  expect(ids).toEqual(first.releases.map(({ id }) => id));

  // replaced by what was there in time: nothing is late any more
  folder.write({ 'events/date=2026-04-20/late.csv': lines(EVENT_HEADER) });
  await folder.ingest(async (enclave) => expect((await release(enclave, '2026-04-30T12:00:00Z')).late).toEqual({}));
});

test('nothing is built while the rules of a subscriber reject half of a file, and no budget is touched', async () => {
  const twice = lines(EVENT_HEADER, ...Array.from({ length: 4 }, () => 't01,C1,2026-04-20T10:00:00Z,234-10'));
  folder.write({ 'events/date=2026-04-20/part-0.csv': twice });
  await folder.ingest(async (enclave) => {
    await expect(release(enclave, '2026-04-23T12:00:00Z')).rejects.toThrow(
      'events/date=2026-04-20/part-0.csv: 75.0 % of the rows were rejected; nothing is released until it is replaced',
    );
    const quality = await reportWholeQuality(enclave.engine);
    expect(quality).toMatchObject({ rejected: { DUPLICATE: 3 }, isJudgedBySubscriber: true, accepted: 5, locatableShare: 1 });
    expect(readdirSync(enclave.folder)).not.toContain('ledger.jsonl');
  });
  folder.write({ 'events/date=2026-04-20/part-0.csv': hourAt('t01', 'C1', '2026-04-20') });
  const run = await folder.ingest((enclave) => release(enclave, '2026-04-23T12:00:00Z'));
  expect(run.releases).toHaveLength(1);
});

test('a ledger below what was published is refused: nothing is drawn a second time', async () => {
  await folder.ingest(async (enclave) => {
    await release(enclave, '2026-04-23T12:00:00Z');
    process.getBuiltinModule('node:fs').writeFileSync(join(enclave.folder, 'ledger.jsonl'), '');
    await expect(release(enclave, '2026-04-23T12:00:00Z')).rejects.toThrow('is older than its published releases');
    expect(readdirSync(join(folder.home, 'releases/small')).filter((name) => name.startsWith('day-'))).toHaveLength(1);
  });
});
