import type { AnswerRow } from '@passerby/anonymisation/gate';
import { readPublished } from '@passerby/anonymisation/published';
import type { Published } from '@passerby/anonymisation/published';
import type { Dimension, InsightQuestion } from '@passerby/anonymisation/question';
import { formatQualifiedId } from '@passerby/domain/place';
import type { TableColumn, TableRow } from '@passerby/release/table-parquet';
import type { WholeAnswer } from './ask-whole.ts';

/** A column with what it means, for the CSVW metadata and the README. */
export interface DescribedColumn extends TableColumn {
  readonly title: string;
  readonly description: string;
}

/** An answer as a table: keys first, then the figure with its interval, grade and status. */
export interface ExportTable {
  readonly columns: readonly DescribedColumn[];
  readonly rows: readonly TableRow[];
}

/** The table of an answer. Figures are read as the graph's own scalar reads them: what the gate did not publish throws. */
export function exportTableOf(answer: WholeAnswer, question: InsightQuestion): ExportTable {
  const { facts: edition } = answer;
  const names = new Map([
    ...edition.areas.map(({ areaId, name }) => [areaId, name] as const),
    ...edition.sites.map(({ siteId, name }) => [siteId, name] as const),
  ]);
  const idOf = (id: string): string => formatQualifiedId({ market: question.market, id });
  const keys = question.groupBy.flatMap((dimension) => keyColumnsOf(dimension, question, { idOf, names }));
  return {
    columns: [...keys.map(({ column }) => column), ...figureColumns(answer)],
    rows: answer.rows.map((row) => [...keys.map(({ read }) => read(row)), ...readFigure(row)]),
  };
}

interface KeyColumn {
  readonly column: DescribedColumn;
  readonly read: (row: AnswerRow) => string | null;
}

interface Naming {
  readonly idOf: (id: string) => string;
  readonly names: ReadonlyMap<string, string>;
}

const placeTitles: Partial<Record<Dimension, string>> = {
  AREA: 'Area',
  SITE: 'Site',
  ORIGIN: 'Origin',
  DESTINATION: 'Destination',
  HOME_DISTRICT: 'Home district',
};
const timeColumns = {
  HOUR: ['at', 'Hour', 'Start of the hour, ISO 8601 with the offset of the market.'],
  DAY: ['day', 'Day', 'Calendar day local to the market.'],
  WEEK: ['week', 'Week', 'ISO week, Monday to Sunday.'],
  PERIOD: ['period', 'Period', 'First day of the budget period of 28 days.'],
} as const;
const labelDescriptions: Partial<Record<Dimension, string>> = {
  DAY_TYPE: 'Workday, Saturday, or Sunday or holiday.',
  WEEKDAY: '1 Monday to 7 Sunday.',
  HOUR_OF_DAY: 'Local hour, 00 to 23.',
  AGE_BAND: 'Age in years; unknown where age or gender is not known.',
  GENDER: 'Gender as in the customer records; unknown where age or gender is not known.',
  DWELL_BAND: 'Length of the visit in minutes; the lower edge belongs to the band.',
  DAYPART: 'Night 00-06, morning 06-10, day 10-16, evening 16-24, local hours.',
  KIND: 'Kind of visitor.',
  DAYS_BAND: 'Days visited in the period.',
  COUNTRY: 'Country of the SIM.',
};

function keyColumnsOf(dimension: Dimension, { grain }: InsightQuestion, { idOf, names }: Naming): readonly KeyColumn[] {
  const title = placeTitles[dimension];
  if (title !== undefined) {
    const name = dimension.toLowerCase();
    const id = text({ name: `${name}_id`, title: `${title} id`, description: 'Id in the graph; unknown where it is not known.' });
    const label = text({ name: `${name}_name`, title, description: 'Name in the public geography.' });
    const read = ({ key }: AnswerRow): string => key[dimension] ?? '';
    return [
      { column: id, read: (row) => (names.has(read(row)) ? idOf(read(row)) : read(row)) },
      { column: label, read: (row) => names.get(read(row)) ?? null },
    ];
  }
  const read = ({ key }: AnswerRow): string | null => key[dimension] ?? null;
  if (dimension === 'TIME') {
    const [name, heading, description] = timeColumns[grain];
    return [{ column: text({ name, title: heading, description }), read }];
  }
  const name = dimension.toLowerCase();
  const description = labelDescriptions[dimension] ?? 'Label of the breakdown.';
  return [{ column: text({ name, title: name.replaceAll('_', ' '), description }), read }];
}

function figureColumns({ counts }: WholeAnswer): readonly DescribedColumn[] {
  const number = (name: string, title: string, description: string): DescribedColumn => ({
    name,
    title,
    description,
    kind: 'NUMBER',
  });
  return [
    number('value', 'Value', `The figure in ${counts}, rounded; empty when it is withheld.`),
    number('lower', 'Lower', 'Lower end of its 95 % interval; empty when withheld.'),
    number('upper', 'Upper', 'Upper end of its 95 % interval; empty when withheld.'),
    text({
      name: 'grade',
      title: 'Grade',
      description: 'Half-width of the interval relative to the value: A to 10 %, B 20, C 50, D 100.',
    }),
    text({
      name: 'status',
      title: 'Status',
      description: 'PUBLISHED, or why it is withheld: BELOW_MINIMUM, IMPRECISE, NOT_COVERED.',
    }),
  ];
}

function readFigure({ estimate: { value, lower, upper, grade, status } }: AnswerRow): TableRow {
  return [readNumber(value), readNumber(lower), readNumber(upper), grade, status];
}

function readNumber(value: Published | null): number | null {
  return value === null ? null : readPublished(value);
}

function text(about: Omit<DescribedColumn, 'kind'>): DescribedColumn {
  return { ...about, kind: 'TEXT' };
}
