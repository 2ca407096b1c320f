import type { CellPlan, KeyFilter, KeyValue } from '@passerby/anonymisation/plan';
import { badInput } from '@passerby/domain/error';
import { getFamilyShape, isFamilyName } from '@passerby/domain/family';
import type { KeyColumn } from '@passerby/domain/family';
import { expressionBuilder, sql } from 'kysely';
import type { Expression, Kysely, RawBuilder, SelectQueryBuilder, SqlBool } from 'kysely';
import type { LabelCodes } from './label-codes.ts';
import { typed } from './typed-parameter.ts';

/** A table of a serving file: coded keys, the position of the cell's sigma2, the noisy count. Each family has its own keys of these. */
export type CellRow = Readonly<Record<KeyColumn | 'noise' | 'n', number>>;
/** One group of cells with one sigma2, as the engine returns it. */
export type CellGroup = Readonly<Partial<Record<KeyColumn, number>>> & {
  readonly noise: number;
  readonly sum: number;
  readonly cells: number;
};

interface Serving {
  readonly cells: CellRow;
}
type CellQuery = SelectQueryBuilder<Serving, 'cells', CellGroup>;

/** Beyond so many scattered values a list is joined instead of compared. */
const comparedValuesMax = 64;

/** Throws BAD_USER_INPUT when a plan names a family or a column that does not exist, a column twice, or a range over labels without order. */
export function assertPlan({ family, filters, groupBy }: CellPlan): void {
  if (!isFamilyName(family)) throw badInput(`a plan asks for family "${String(family)}", which does not exist`);
  const { keys } = getFamilyShape(family);
  for (const column of [...filters.map((filter) => filter.column), ...groupBy]) {
    if (!keys.includes(column))
      throw badInput(`a plan asks for column "${column}" of ${family}, which is keyed by ${keys.join(', ')}`);
  }
  if (new Set(groupBy).size !== groupBy.length)
    throw badInput(`a plan groups ${family} by one column twice: ${groupBy.join(', ')}`);
  for (const filter of filters) {
    if ('from' in filter && filter.column !== 'at' && filter.column !== 'day') {
      throw badInput(`a plan asks for a range of "${filter.column}"; ranges are for at and day`);
    }
    const values = 'from' in filter ? [filter.from, filter.to] : filter.in;
    const type = filter.column === 'at' ? 'number' : 'string';
    if (values.some((value) => typeof value !== type))
      throw badInput(`a plan filters "${filter.column}" by a value that is no ${type}`);
  }
}

/**
 * A plan as one query: `sum(n)` and `count(*)` of each group and sigma2, in the order of the domain; as doubles, which hold both
 * exactly and cost no BigInt each. Undefined when a filter leaves no cell. Values reach the engine typed and bound, as codes.
 */
export function cellsQuery(database: Kysely<Serving>, plan: CellPlan, labels: LabelCodes): CellQuery | undefined {
  const familyKeys = getFamilyShape(plan.family).keys;
  const keys = familyKeys.filter((key) => plan.groupBy.includes(key));
  const filters: (readonly [KeyColumn, Codes])[] = [];
  for (const filter of plan.filters) {
    const codes = listCodes(filter, labels);
    if (codes === undefined) return undefined;
    filters.push([filter.column, codes]);
  }
  const isKnown = (key: KeyColumn): boolean =>
    keys.includes(key) || filters.some(([column, codes]) => column === key && isOne(codes));
  const selected = database
    .selectFrom(sql<CellRow>`${sql.table(plan.family)}`.as('cells'))
    .select(keys.map((key) => `cells.${key}` as const))
    .select('cells.noise')
    .where((builder) => builder.and(filters.flatMap(([column, codes]) => condition(column, codes))));
  // Where every group is one cell there is nothing to add up, and the engine keeps the order of the table, which is that of the
  // keys; `toCellSums` looks whether it did.
  if (familyKeys.every(isKnown)) {
    return selected.select([sql<number>`cells.n::double`.as('sum'), sql<number>`1::double`.as('cells')]);
  }
  return selected
    .select([sql<number>`sum(cells.n)::double`.as('sum'), sql<number>`count(*)::double`.as('cells')])
    .groupBy([...keys.map((key) => `cells.${key}` as const), 'cells.noise'])
    .orderBy(sql.join([...keys.map((key) => sql.ref(`cells.${key}`)), sql.ref('cells.noise')]));
}

/** Codes of a filter: sorted distinct ones, or a half-open range. Undefined when there are none. */
type Codes = { readonly list: readonly number[] } | { readonly from: number; readonly to: number };

/** Whether there is one value alone. */
function isOne(codes: Codes): boolean {
  return 'list' in codes ? codes.list.length === 1 : codes.to - codes.from === 1;
}

function listCodes(filter: KeyFilter, labels: LabelCodes): Codes | undefined {
  if ('from' in filter) {
    const texts = labels.get(filter.column) ?? [];
    const code = (value: KeyValue) => (typeof value === 'number' ? value : lowerBound(texts, value));
    const range = { from: code(filter.from), to: code(filter.to) };
    return range.from < range.to ? range : undefined;
  }
  const found = filter.column === 'at' ? filter.in.map(Number) : codesOf(filter.in, labels.get(filter.column) ?? []);
  const list = [...new Set(found)].toSorted((a, b) => a - b);
  const [first] = list;
  const last = list.at(-1);
  if (first === undefined || last === undefined) return undefined;
  const isUnbroken = filter.column !== 'at' && list.length > 1 && last - first === list.length - 1;
  return isUnbroken ? { from: first, to: last + 1 } : { list };
}

function codesOf(values: readonly KeyValue[], texts: readonly string[]): readonly number[] {
  const wanted = new Set(values);
  return texts.flatMap((text, code) => (wanted.has(text) ? [code] : []));
}

/** How many sorted labels lie before a text. */
function lowerBound(texts: readonly string[], text: string): number {
  const position = texts.findIndex((label) => label >= text);
  return position < 0 ? texts.length : position;
}

function condition(column: KeyColumn, codes: Codes): readonly Expression<SqlBool>[] {
  const { eb } = expressionBuilder<Serving, 'cells'>();
  const key = `cells.${column}` as const;
  const bound = (value: number): RawBuilder<number> => typed<number>(typeOf(column), value);
  if ('from' in codes)
    return [
      eb(key, '>=', bound(codes.from)),
      eb(key, column === 'at' ? '<' : '<=', bound(column === 'at' ? codes.to : codes.to - 1)),
    ];
  const [first] = codes.list;
  const last = codes.list.at(-1);
  if (first === undefined || last === undefined) return [];
  if (codes.list.length === 1) return [eb(key, '=', bound(first))];
  if (codes.list.length <= comparedValuesMax) return [eb(key, 'in', codes.list.map(bound))];
  const list = sql<number>`(select unnest(${typed('BIGINT[]', codes.list)}))`;
  return [eb(key, '>=', bound(first)), eb(key, '<=', bound(last)), eb(key, 'in', list)];
}

function typeOf(column: KeyColumn): 'UINTEGER' | 'USMALLINT' {
  return column === 'at' ? 'UINTEGER' : 'USMALLINT';
}
