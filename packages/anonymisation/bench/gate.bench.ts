import { listHoursOfDay } from '@passerby/domain/calendar';
import { DEMO_LEAVES } from '@passerby/domain/demo';
import { admit, publish } from '../src/gate.ts';
import type { CellSum } from '../src/plan.ts';
import type { InsightQuestion } from '../src/question.ts';
import { now, openLicence, toyEdition, ZONES } from '../test/toy-release.ts';

const rounds = 40;
const edition = toyEdition();

/** CPU of admission and publication for presence by zone, hour and demo group: 5 zones x 24 h x 15 a day. */
for (const days of [1, 3, 28]) {
  const to = new Date(Date.parse('2026-10-05T00:00:00Z') + days * 86_400_000).toISOString().slice(0, 10);
  const question: InsightQuestion = {
    market: 'toy',
    measure: 'presence',
    places: { areaIds: ZONES },
    window: { from: '2026-10-05', to },
    grain: 'HOUR',
    groupBy: ['AREA', 'TIME', 'AGE_BAND', 'GENDER'],
    unit: 'DEVICES',
  };
  const asking = { licence: openLicence, now, edition };
  const sums = listSums(days);
  const admitting = cpuMs(() => admit(question, asking));
  const admitted = admit(question, asking);
  const publishing = cpuMs(() => publish(admitted, sums));
  console.log(`${sums.length} cells: admit ${admitting.toFixed(2)} ms, publish ${publishing.toFixed(2)} ms CPU`);
}

function listSums(days: number): readonly CellSum[] {
  const hours = Array.from({ length: days }, (_, day) =>
    new Date(Date.parse('2026-10-05T00:00:00Z') + day * 86_400_000).toISOString().slice(0, 10),
  ).flatMap((day) => listHoursOfDay(day, 'Europe/London'));
  return ZONES.flatMap((zone) =>
    hours.flatMap((at) =>
      DEMO_LEAVES.map(({ ageBand, gender }) => ({
        key: [zone, at, ageBand, gender],
        sum: 100 + (at % 900),
        cells: 1,
        variance: 2100,
      })),
    ),
  );
}

function cpuMs(work: () => void): number {
  for (let round = 0; round < 5; round += 1) work();
  const started = process.cpuUsage();
  for (let round = 0; round < rounds; round += 1) work();
  const { user, system } = process.cpuUsage(started);
  return (user + system) / 1000 / rounds;
}
