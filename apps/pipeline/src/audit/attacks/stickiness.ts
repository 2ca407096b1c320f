import { join } from 'node:path';
import { AGE_BANDS, GENDERS } from '@passerby/domain/demo';
import { openNoise } from '@passerby/anonymisation/mechanism';
import { familyNoise } from '@passerby/anonymisation/policy';
import type { InsightQuestion } from '@passerby/anonymisation/question';
import type { Attack, AuditLab } from '../attack.ts';
import type { Dice } from '../dice.ts';
import { exactDraw } from '../draw.ts';
import { atLeast, atMost, findingOf } from '../finding.ts';
import { rootMeanSquare } from '../statistics/error.ts';
import { totalVariance } from '../worlds/city-attack.ts';
import { busyCount, makeCity, OPEN_LICENCE } from '../worlds/city.ts';
import type { City } from '../worlds/city.ts';
import { hourAt, hourValues } from '../worlds/hour-values.ts';
import { plantedSource } from '../worlds/planted-source.ts';
import { serveCity } from '../worlds/served-city.ts';
import type { ServingOptions } from '../worlds/served-city.ts';

const ratioLeast = 0.95;
/** Where noise is drawn for each question, the mean of the repeats must fall below this share of the optimal error. */
const aliveRatioMost = 0.5;

/** The same questions over and over, under other names and in other orders: the answers must stick, and their mean tell no more. */
export const stickiness: Attack = {
  name: 'stickiness',
  async run(lab) {
    const city = makeCity(lab.scale.cityDays, busyCount(lab.dice));
    const noise = openNoise(familyNoise(lab.market.policy, 'presence-zone-hour').sigma2);
    const perQuestion = await repeat(lab, city, {
      draw: exactDraw,
      tamper: (source) => plantedSource(source, (sums) => sums.map((cell) => ({ ...cell, sum: cell.sum + noise.draw() }))),
    });
    const sealed = await repeat(lab, city, { draw: lab.draw });
    const optimal = Math.sqrt(totalVariance(lab));
    const method = `${lab.scale.stickinessRepeats} repeats with repeated, reordered and aliased places, groups and dimensions`;
    return [
      findingOf({
        check: 'stickiness: answers that differ',
        method,
        ...atMost(sealed.differing, 0),
        alive: atLeast(perQuestion.differing, 1),
      }),
      findingOf({
        check: 'stickiness: mean of the repeats',
        method: `${method}. Error of the mean against the truth over that of the optimal estimator; alive where noise is drawn for each question`,
        ...atLeast(sealed.error / optimal, ratioLeast),
        alive: atMost(perQuestion.error / optimal, aliveRatioMost),
      }),
    ];
  },
};

interface Repeats {
  /** Answers that are not the first answer about their zone. */
  readonly differing: number;
  /** Root mean square error of the means against the truth. */
  readonly error: number;
}

async function repeat(
  { scratch, scale, dice, market }: AuditLab,
  city: City,
  options: Pick<ServingOptions, 'draw' | 'tamper'>,
): Promise<Repeats> {
  const folder = join(scratch, `stickiness-${options.tamper === undefined ? 'sealed' : 'per-question'}`);
  const served = await serveCity(city, { folder, policy: market.policy, ...options });
  const sums = city.zones.map(() => new Float64Array());
  const firsts = new Map<number, string>();
  let differing = 0;
  for (let turn = 0; turn < scale.stickinessRepeats; turn += 1) {
    const zone = turn % city.zones.length;
    const { rows } = await served.ask(aliasOf(dice, city.zones[zone] ?? ''), { ...OPEN_LICENCE, gradeD: dice.share() < 0.5 });
    const values = hourValues(rows);
    const text = values.join();
    if (!firsts.has(zone)) firsts.set(zone, text);
    if (firsts.get(zone) !== text) differing += 1;
    const former = sums[zone] ?? new Float64Array();
    sums[zone] = Float64Array.from(values, (value, hour) => (former[hour] ?? 0) + value);
  }
  await served.close();
  const repeats = scale.stickinessRepeats / city.zones.length;
  const errors = city.zones.flatMap((zone, index) =>
    [...(sums[index] ?? [])].map((sum, position) => sum / repeats - city.truthOf({ zone, ...hourAt(city, position) })),
  );
  return { differing, error: rootMeanSquare(errors) };
}

/** One of the many ways to ask for one zone by hour. */
function aliasOf(dice: Dice, zone: string): Partial<InsightQuestion> {
  const everyone = dice.pick([
    {},
    {
      targetGroup: {
        ageBands: [...dice.shuffle(AGE_BANDS), 'unknown' as const],
        genders: [...dice.shuffle(GENDERS), 'unknown' as const],
      },
    },
  ]);
  return {
    places: dice.pick([
      { areaIds: [zone] },
      { areaIds: Array.from({ length: 1 + dice.below(4) }, () => zone) },
      { areaIds: [zone], level: 'ZONE' as const },
    ]),
    groupBy: dice.pick([['TIME'], ['AREA', 'TIME'], ['TIME', 'AREA']]),
    partial: dice.share() < 0.5,
    ...everyone,
  };
}
