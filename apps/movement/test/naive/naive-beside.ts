import { addDays, isoWeekday, isoWeekOf, mondayOfIsoWeek, periodOf } from '@passerby/domain/calendar';
import { addCells, listGroups } from './naive-answer.ts';
import type { Labels, PlainGroup, PlainMarket } from './naive-answer.ts';
import { withheld } from './naive-estimate.ts';
import type { Figure, PlainEstimate } from './naive-estimate.ts';
import { medianOf } from './naive-median.ts';
import { cumulativeOf, indexOf, isFirm, known, meanOf, ratioOf, shareOf } from './naive-ratio.ts';
import type { PlainQuestion } from './plain-question.ts';

/** A row as the graph answers it: the labels of its dimensions, the figure, and what stands beside it. */
export interface PlainRow {
  readonly labels: Labels;
  readonly estimate: PlainEstimate;
  readonly beside: Readonly<Record<string, unknown>>;
}

/** All rows of an answer, and what it says of the whole. */
export interface PlainAnswer {
  readonly rows: readonly PlainRow[];
  readonly whole: Readonly<Record<string, unknown>>;
}

type Row = PlainGroup['rows'][number];

/** The residents that another figure is compared with are of these windows. */
const residentsPeriods = ['2026-10-05', '2026-11-02'];
const tradeAreas = [
  { name: 'PRIMARY', reached: 0.5 },
  { name: 'SECONDARY', reached: 0.75 },
  { name: 'TERTIARY', reached: 0.9 },
];
const notCovered: Figure = { estimate: withheld('NOT_COVERED'), variance: 0 };

/** Answers a valid question naively, ratios and medians among it. */
export function answerNaively(question: PlainQuestion, market: PlainMarket): PlainAnswer {
  if (question.field === 'trend') return answerTrend(question, market);
  if (question.field === 'compare') return answerComparison(question, market);
  const groups = listGroups(question, market);
  const rows = groups.flatMap((group) => {
    const besides = listBesides(question, group, market);
    return group.rows.map((row, index) => toPlainRow(row, besides[index]));
  });
  return { rows, whole: wholeOf(question, groups, market) };
}

function wholeOf(question: PlainQuestion, groups: readonly PlainGroup[], market: PlainMarket): PlainAnswer['whole'] {
  if (question.field === 'audience') return { total: groups[0]?.total.estimate, referencePeriod: referenceOf(question, market) };
  if (question.hasMedian !== true) return {};
  const distribution: PlainQuestion = { ...question, groupBy: ['DWELL_BAND'], mean: false };
  const [only] = addCells(distribution, market);
  return { median: only && medianOf(distribution, only.sums, only.steps) };
}

function listBesides(question: PlainQuestion, group: PlainGroup, market: PlainMarket): readonly PlainRow['beside'][] {
  if (question.field === 'catchment') return listStandings(question, group, market);
  if (question.field === 'audience') return listIndices(question, group, market);
  if (question.hasShares !== true) return [];
  const isWhole = group.rows.every(({ labels }) => labels['KIND'] === undefined && labels['DAYS_BAND'] === undefined);
  return group.rows.map(({ figure }) => ({ share: isWhole ? null : shareOf(figure, group.total).estimate }));
}

/** Shares, cumulative shares and trade areas of home districts, and how many of those who live there came. */
function listStandings(question: PlainQuestion, { rows, total }: PlainGroup, market: PlainMarket): readonly PlainRow['beside'][] {
  const isHome = ({ labels }: Row): boolean => labels['HOME_DISTRICT'] !== 'null';
  const homeless = rows.find((row) => !isHome(row));
  const base =
    homeless?.figure.estimate.status === 'PUBLISHED' && total.estimate.status === 'PUBLISHED'
      ? {
          value: known(total).value - known(homeless.figure).value,
          variance: Math.max(0, total.variance - homeless.figure.variance),
        }
      : known(total);
  const ranked = rows
    .filter((row) => isHome(row) && row.figure.estimate.status === 'PUBLISHED')
    .toSorted((a, b) => known(b.figure).value - known(a.figure).value);
  const visitors = listGroups({ ...question, unit: 'DEVICES' }, market).flatMap((group) => group.rows);
  const residents = listGroups(residentsOf(question, market, ['AREA']), market).flatMap((group) => group.rows);
  return rows.map((row) => {
    const share = shareOf(row.figure, total);
    const before = ranked.slice(0, Math.max(0, ranked.indexOf(row)));
    const hasBase = total.estimate.status === 'PUBLISHED' && isFirm(base);
    const hidden = withheld(share.estimate.status === 'PUBLISHED' ? 'IMPRECISE' : share.estimate.status);
    const isRanked = hasBase && ranked.includes(row);
    const sumOf = (some: readonly Row[]) => ({
      value: some.reduce((sum, { figure }) => sum + known(figure).value, 0),
      variance: some.reduce((sum, { figure }) => sum + figure.variance, 0),
    });
    const came = visitors.find(({ labels }) => nameOf(labels) === nameOf(row.labels));
    const living = residents.find(({ labels }) => labels['AREA'] === row.labels['HOME_DISTRICT']);
    return {
      share: share.estimate,
      cumulative: isRanked ? cumulativeOf(sumOf([...before, row]), base).estimate : hidden,
      tradeArea: isRanked ? (tradeAreas.find(({ reached }) => sumOf(before).value / base.value < reached)?.name ?? null) : null,
      penetration: came === undefined || living === undefined ? null : ratioOf(came.figure, living.figure).estimate,
    };
  });
}

function listIndices(question: PlainQuestion, { rows, total }: PlainGroup, market: PlainMarket): readonly PlainRow['beside'][] {
  const reference = residentsOf(question, market, question.groupBy);
  const [compared] = listGroups({ ...reference, unit: question.unit, hasShares: true }, market);
  return rows.map(({ labels, figure }) => {
    const part = compared?.rows.find((row) => nameOf(row.labels) === nameOf(labels))?.figure ?? notCovered;
    return {
      share: shareOf(figure, total).estimate,
      index: indexOf(figure, total, { part, total: compared?.total ?? notCovered }).estimate,
    };
  });
}

/** The residents of the whole market that a window is compared with, in devices. */
function residentsOf(question: PlainQuestion, market: PlainMarket, groupBy: readonly string[]): PlainQuestion {
  const from = referenceOf(question, market);
  const level = groupBy.includes('AREA') ? 'DISTRICT' : 'ZONE';
  return {
    field: 'residents',
    areas: { within: 'tinytown:tiny', level },
    from,
    to: addDays(from, 28),
    grain: 'PERIOD',
    groupBy,
    unit: 'DEVICES',
  };
}

/** The period of the window's first day, where its residents are released; else the newest before it, else the oldest. */
function referenceOf({ from }: PlainQuestion, { firstPeriod }: PlainMarket): string {
  const wanted = periodOf(from, firstPeriod);
  return residentsPeriods.findLast((period) => period <= wanted) ?? residentsPeriods[0] ?? '';
}

/** Each bucket beside the mean of the same one of other weeks. */
function answerTrend(question: PlainQuestion, market: PlainMarket): PlainAnswer {
  const asked: PlainQuestion = { ...question, field: measureOf(question), groupBy: [...question.groupBy, 'TIME'] };
  const first = listBefore(question.from, question).at(-1) ?? question.from;
  const past = listGroups({ ...asked, from: first, partial: true }, market).flatMap((group) => group.rows);
  const rows = listGroups(asked, market).flatMap((group) => group.rows);
  return {
    whole: {},
    rows: rows.map((row) => {
      const others = listBefore(startOf(row, question), question).flatMap((day) => findAlike(row, day, past) ?? []);
      const covered = others.filter(({ figure }) => figure.estimate.status !== 'NOT_COVERED');
      const baseline = covered.length === 0 ? notCovered : meanOf(figuresOfRows(covered), question.unit);
      return toPlainRow(row, {
        baseline: baseline.estimate,
        change: ratioOf(row.figure, baseline).estimate,
        against: covered.map(({ labels }) => labels['TIME']),
      });
    }),
  };
}

/** The same weekday of the weeks before, newest first. */
function listBefore(day: string, { baseline, weeks }: PlainQuestion): readonly string[] {
  if (baseline === 'WEEKS_BEFORE') return [addDays(day, -7 * (weeks ?? 1))];
  return Array.from({ length: weeks ?? 4 }, (_, index) => addDays(day, -7 * (index + 1)));
}

function startOf({ labels }: Row, { grain }: PlainQuestion): string {
  const time = labels['TIME'] ?? '';
  return grain === 'WEEK' ? mondayOfIsoWeek(time) : time.slice(0, 10);
}

/** The bucket of another day with the same place and group, at the same hour; of an hour that comes twice the one of the same offset, else the first. */
function findAlike(row: Row, day: string, past: readonly Row[]): Row | undefined {
  const { TIME: time, ...others } = row.labels;
  const isWeek = time?.includes('W') === true;
  const bucket = isWeek ? isoWeekOf(addDays(day, 1 - isoWeekday(day))) : `${day}${time?.slice(10, 13) ?? ''}`;
  const alike = past.filter(
    ({ labels: { TIME, ...labels } }) => TIME?.startsWith(bucket) === true && nameOf(labels) === nameOf(others),
  );
  return alike.find(({ labels }) => labels['TIME']?.slice(19) === time?.slice(19)) ?? alike[0];
}

/** Each place as percent of one of them. */
function answerComparison(question: PlainQuestion, market: PlainMarket): PlainAnswer {
  const place = question.sites === undefined ? 'AREA' : 'SITE';
  const asked: PlainQuestion = { ...question, field: measureOf(question), groupBy: [place, ...question.groupBy] };
  const rows = listGroups(asked, market).flatMap((group) => group.rows);
  const withoutPlace = (labels: Labels): string => nameOf({ ...labels, [place]: null });
  return {
    whole: {},
    rows: rows.map((row) => {
      const isReference = row.labels[place] === question.reference;
      const other = rows.find(
        ({ labels }) => labels[place] === question.reference && withoutPlace(labels) === withoutPlace(row.labels),
      );
      return toPlainRow(row, { ratio: isReference || other === undefined ? null : ratioOf(row.figure, other.figure).estimate });
    }),
  };
}

function measureOf({ measure }: PlainQuestion): 'presence' | 'visitors' {
  return measure === 'PRESENCE' ? 'presence' : 'visitors';
}

function figuresOfRows(rows: readonly Row[]): readonly Figure[] {
  return rows.map(({ figure }) => figure);
}

/** Labels as text, whatever their order. */
export function nameOf(labels: Labels): string {
  return JSON.stringify(Object.entries(labels).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

function toPlainRow({ labels, figure: { estimate } }: Row, beside: PlainRow['beside'] = {}): PlainRow {
  return { labels, estimate, beside };
}
