import type { DataTable } from '../../figures/data-table.ts';

/** What was asked on one day (UTC) by one key, or under one licence. */
export interface Used {
  readonly day: string;
  /** Id of the key or licence. */
  readonly by: string;
  readonly requests: number;
  readonly points: number;
}

/** What of it is shown. */
export type UsageMeasure = 'points' | 'requests';

/** The use of a day, under the name of the key or licence. */
export interface UsageBar {
  readonly day: Date;
  readonly name: string;
  readonly value: number;
}

/** Names of keys or licences by id; one that is not known is shown by its id. */
export type Names = ReadonlyMap<string, string>;

/** Bars of a chart, one a day and key or licence. */
export function barsOf(usage: readonly Used[], names: Names, measure: UsageMeasure): readonly UsageBar[] {
  return usage.map(({ day, by, ...values }) => ({
    day: new Date(`${day}T00:00:00Z`),
    name: names.get(by) ?? by,
    value: values[measure],
  }));
}

/** The same as rows: a day each, a column a key or licence. */
export function tableOf(usage: readonly Used[], names: Names, measure: UsageMeasure): DataTable {
  const ids = [...new Set(usage.map(({ by }) => by))];
  const days = [...new Set(usage.map(({ day }) => day))].toSorted();
  const valueOf = (day: string, id: string): number =>
    usage.filter((used) => used.day === day && used.by === id).reduce((sum, used) => sum + used[measure], 0);
  return {
    columns: ['Day (UTC)', ...ids.map((id) => names.get(id) ?? id)],
    rows: days.map((day) => [day as string | number].concat(ids.map((id) => valueOf(day, id)))),
  };
}
