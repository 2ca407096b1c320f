import { DEMO_LEAVES } from '@passerby/domain/demo';
import type { Licence } from '@passerby/domain/licence';
import type { Attack, AuditLab } from '../attack.ts';
import { meanOf } from '../statistics/error.ts';
import { solveLeastSquares } from '../statistics/least-squares.ts';
import { attackCity, presenceVariances, totalVariance } from '../worlds/city-attack.ts';
import type { Guess } from '../worlds/city-attack.ts';
import { busyCount, makeCity, OPEN_LICENCE } from '../worlds/city.ts';
import type { City } from '../worlds/city.ts';
import { hourAt, hourValues } from '../worlds/hour-values.ts';
import type { ServedCity } from '../worlds/served-city.ts';

/** Thousands of questions about random sets of zones, solved for every zone and hour by least squares (Dinur & Nissim 2003). */
export const reconstruction: Attack = {
  name: 'linear reconstruction',
  async run(lab) {
    const city = makeCity(lab.scale.cityDays, busyCount(lab.dice));
    const questions = lab.scale.reconstructionQuestions;
    const about = {
      optimalVariance: totalVariance(lab),
      method: `${questions} questions about random sets of zones, by hour, solved by least squares`,
    };
    return [
      await attackCity(lab, city, {
        check: 'linear reconstruction',
        ...about,
        guess: (served) => reconstruct(lab, served, [OPEN_LICENCE]),
      }),
      await attackCity(lab, city, {
        check: 'linear reconstruction by five colluding licences',
        ...about,
        method: `${about.method}; shared out to five licences, four of which lack a district`,
        guess: (served) => reconstruct(lab, served, listLicences(city)),
      }),
    ];
  },
};

/** Four licences without one district each, and one for everything. */
function listLicences({ districts, market }: City): readonly Licence[] {
  const without = districts.map((left) => ({
    ...OPEN_LICENCE,
    areas: districts.filter((district) => district !== left).map((district) => `${market.id}:${district}`),
  }));
  return [...without, OPEN_LICENCE];
}

/** Answers of the family by hour and of the one by hour and demo are solved apart, then weighed by their public variances. */
async function reconstruct(lab: AuditLab, served: ServedCity, licences: readonly Licence[]): Promise<readonly Guess[]> {
  const { city } = served;
  const { total, leaf } = presenceVariances(lab);
  const direct = await solve(lab, served, { licences, isDemo: false });
  const summed = await solve(lab, served, { licences, isDemo: true });
  const summedLeaves = DEMO_LEAVES.length * leaf;
  const weight = summedLeaves / (summedLeaves + total);
  return city.zones.flatMap((zone, index) =>
    (direct[index] ?? []).map((value, position) => ({
      estimate: weight * value + (1 - weight) * (summed[index]?.[position] ?? Number.NaN),
      truth: city.truthOf({ zone, ...hourAt(city, position) }),
    })),
  );
}

interface Asking {
  readonly licences: readonly Licence[];
  /** Ask the family with demographics: totals over gender. */
  readonly isDemo: boolean;
}

/** Half of the questions: unknowns are zones, sides are hours. Suppressed figures would leave a hole, so means stand in for them. */
async function solve(
  { dice, scale }: AuditLab,
  { city, ask }: ServedCity,
  { licences, isDemo }: Asking,
): Promise<readonly (readonly number[])[]> {
  const design: (readonly number[])[] = [];
  const answers: (readonly number[])[] = [];
  for (let question = 0; question < scale.reconstructionQuestions / 2; question += 1) {
    const licence = licences[question % licences.length] ?? OPEN_LICENCE;
    const members = [...city.zones.keys()].filter((zone) => isLicensed(city, zone, licence) && dice.share() < 0.5);
    if (members.length === 0) continue;
    const places = { areaIds: members.map((zone) => city.zones[zone] ?? '') };
    const { rows, totals } = await ask({ places, ...(isDemo ? { groupBy: ['TIME', 'GENDER'], totals: true } : {}) }, licence);
    design.push(members);
    answers.push(fillHoles(hourValues(isDemo ? totals : rows)));
  }
  return solveLeastSquares(design, answers, city.zones.length);
}

function isLicensed({ districts, zones, market }: City, zone: number, { areas }: Licence): boolean {
  const district = districts[Math.floor(zone / (zones.length / districts.length))] ?? '';
  return areas.includes('*') || areas.includes(`${market.id}:${district}`);
}

function fillHoles(values: readonly number[]): readonly number[] {
  const shown = values.filter((value) => !Number.isNaN(value));
  return values.map((value) => (Number.isNaN(value) ? meanOf(shown) : value));
}
