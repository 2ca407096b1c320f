import { join } from 'node:path';
import { GRAINS } from '@passerby/domain/calendar';
import { AGE_BANDS, GENDERS } from '@passerby/domain/demo';
import { PasserbyError } from '@passerby/domain/error';
import { MEASURES } from '@passerby/domain/family';
import type { Licence } from '@passerby/domain/licence';
import { AREA_LEVELS } from '@passerby/domain/place';
import type { Dimension, InsightQuestion, QuestionPlaces } from '@passerby/anonymisation/question';
import type { Attack, AuditLab } from '../attack.ts';
import type { Dice } from '../dice.ts';
import { exactDraw } from '../draw.ts';
import type { Draw } from '../draw.ts';
import { atLeast, atMost, findingOf } from '../finding.ts';
import { busyCount, makeCity, OPEN_LICENCE } from '../worlds/city.ts';
import { plantedSource } from '../worlds/planted-source.ts';
import { serveCity } from '../worlds/served-city.ts';
import type { ServedCity } from '../worlds/served-city.ts';

/** Random questions, most of them wrong, to a busy city and to an empty one: refusals may not tell the two apart (privacy.md 6). */
export const fuzzedErrors: Attack = {
  name: 'fuzzed errors',
  async run(lab) {
    const questions = Array.from({ length: lab.scale.fuzzedQuestions }, () => fuzz(lab.dice));
    const sealed = await compare(lab, questions, { draw: lab.draw, isTelling: false });
    const telling = await compare(lab, questions, { draw: exactDraw, isTelling: true });
    const method = `${questions.length} random questions to a busy and to an empty city`;
    return [
      findingOf({
        check: 'fuzzed errors: refusals that depend on data',
        method: `${method}: refused by one only, or with another code, message or detail`,
        ...atMost(sealed.differing, 0),
        alive: atLeast(telling.differing, 1),
      }),
      findingOf({
        check: 'fuzzed errors: unexpected errors',
        method: `${method}: errors that are not typed refusals, of ${sealed.refused} in all`,
        ...atMost(sealed.unexpected, 0),
        alive: atLeast(sealed.refused, questions.length / 10),
      }),
    ];
  },
};

interface Fuzzed {
  readonly question: Partial<InsightQuestion>;
  readonly licence: Licence;
}

interface Comparison {
  readonly differing: number;
  readonly refused: number;
  readonly unexpected: number;
}

interface Comparing {
  readonly draw: Draw;
  /** Plants a server whose refusals name what they counted. */
  readonly isTelling: boolean;
}

async function compare(lab: AuditLab, questions: readonly Fuzzed[], { draw, isTelling }: Comparing): Promise<Comparison> {
  const serve = (name: string, countOf: () => number): Promise<ServedCity> =>
    serveCity(makeCity(2, countOf), {
      folder: join(lab.scratch, `fuzzed-errors-${isTelling ? 'telling' : 'sealed'}-${name}`),
      policy: lab.market.policy,
      draw,
      ...(isTelling ? { tamper: (source) => plantedSource(source, tellTale) } : {}),
    });
  const [busy, empty] = [await serve('busy', busyCount(lab.dice)), await serve('empty', () => 0)];
  const outcomes: (readonly [Outcome, Outcome])[] = [];
  for (const fuzzed of questions) outcomes.push([await outcomeOf(busy, fuzzed), await outcomeOf(empty, fuzzed)]);
  await Promise.all([busy.close(), empty.close()]);
  return {
    differing: outcomes.filter(([one, other]) => one.text !== other.text).length,
    refused: outcomes.filter(([one]) => one.kind !== 'answer').length,
    unexpected: outcomes.filter((pair) => pair.some(({ kind }) => kind === 'unexpected')).length,
  };
}

interface Outcome {
  readonly kind: 'answer' | 'refusal' | 'unexpected';
  /** What a client learns beside figures: of an answer its rows' labels, of a refusal everything. */
  readonly text: string;
}

async function outcomeOf({ city, source, ask }: ServedCity, { question, licence }: Fuzzed): Promise<Outcome> {
  const edition = source.findEdition(city.market.id)?.id ?? '';
  try {
    const { rows, totals } = await ask(question, licence);
    return { kind: 'answer', text: JSON.stringify([rows, totals].map((list) => list.map(({ key }) => key))) };
  } catch (error) {
    if (!(error instanceof PasserbyError)) return { kind: 'unexpected', text: String(error) };
    const text = JSON.stringify([error.code, error.message, error.details]).replaceAll(edition, 'EDITION');
    return { kind: error.code === 'INTERNAL' ? 'unexpected' : 'refusal', text };
  }
}

function tellTale(sums: readonly { readonly sum: number }[]): never {
  const counted = sums.reduce((total, { sum }) => total + sum, 0);
  throw new PasserbyError('BAD_USER_INPUT', `The question is about ${counted} devices`);
}

const dimensions: readonly Dimension[] = [
  'AREA',
  'SITE',
  'TIME',
  'AGE_BAND',
  'GENDER',
  'DWELL_BAND',
  'ORIGIN',
  'KIND',
  'COUNTRY',
];
const oddPlaces = ['city', 'district-0', 'district-3', 'zone-07', 'nowhere', '', "zone-00' OR 1=1", 'audit-city:zone-00'];
const oddDays = ['2026-10-04', '2026-10-05', '2026-10-06', '2026-10-12', '2026-11-02', '2026-02-30', '1999-01-01', 'today', ''];
const rightShare = 0.85;

/** A question whose parts are right mostly, and each sometimes odd. */
function fuzz(dice: Dice): Fuzzed {
  const some = <Thing>(things: readonly Thing[], most: number): readonly Thing[] =>
    Array.from({ length: dice.below(most + 1) }, () => dice.pick(things));
  const either = <Thing>(right: Thing, odd: () => Thing): Thing => (dice.share() < rightShare ? right : odd());
  const question: Partial<InsightQuestion> = {
    market: either('audit-city', () => 'elsewhere'),
    measure: either('presence', () => dice.pick(MEASURES)),
    places: either<QuestionPlaces>({ areaIds: [dice.pick(['city', 'district-1', 'zone-00', 'zone-39'])] }, () =>
      dice.share() < 0.5 ? { areaIds: some(oddPlaces, 4), level: dice.pick(AREA_LEVELS) } : { siteIds: some(oddPlaces, 2) },
    ),
    window: either({ from: '2026-10-05', to: '2026-10-07' }, () => ({ from: dice.pick(oddDays), to: dice.pick(oddDays) })),
    grain: either(dice.pick(['HOUR', 'DAY']), () => dice.pick(GRAINS)),
    groupBy: either<readonly Dimension[]>(dice.pick([['TIME'], ['AREA', 'TIME'], ['AGE_BAND'], []]), () => some(dimensions, 3)),
    unit: either('DEVICES', () => 'PEOPLE'),
    partial: dice.share() < 0.3,
    totals: dice.share() < 0.3,
    ...either<Partial<InsightQuestion>>({}, () => ({
      targetGroup: { ageBands: some([...AGE_BANDS, 'unknown'] as const, 3), genders: some(GENDERS, 2) },
    })),
    ...either<Partial<InsightQuestion>>({}, () => ({ destinationIds: some(oddPlaces, 2) })),
  };
  return { question, licence: licenceOf(dice) };
}

function licenceOf(dice: Dice): Licence {
  if (dice.share() < rightShare) return OPEN_LICENCE;
  return {
    ...OPEN_LICENCE,
    markets: dice.pick([['audit-city'], []]),
    areas: dice.pick([['*'], ['audit-city:district-0'], []]),
    finestLevel: dice.pick(AREA_LEVELS),
    demo: dice.share() < 0.5,
    lagDays: dice.pick([0, 400]),
    historyFrom: dice.pick([null, '2026-10-06']),
    gradeD: dice.share() < 0.5,
  };
}
