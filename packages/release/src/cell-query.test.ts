import { DuckDBInstance } from '@duckdb/node-api';
import type { CellPlan } from '@passerby/anonymisation/plan';
import { Kysely } from 'kysely';
import { expect, test } from 'vitest';
import { cellsQuery } from './cell-query.ts';
import type { CellRow } from './cell-query.ts';
import { DuckDbDialect } from './duckdb-dialect.ts';
import { typed } from './typed-parameter.ts';
import type { TypedParameter } from './typed-parameter.ts';

const labels = new Map([
  ['area_id', ['a', 'b', 'c', 'd']],
  ['age_band', ['16-24', '25-34']],
] as const);

async function compile(plan: CellPlan) {
  const database = new Kysely<{ cells: CellRow }>({ dialect: new DuckDbDialect(await DuckDBInstance.create(':memory:')) });
  const compiled = cellsQuery(database, plan, labels)?.compile();
  return { sql: compiled?.sql, parameters: compiled?.parameters.map((parameter) => (parameter as TypedParameter).value) };
}

const plan: CellPlan = { market: 'toy', family: 'presence-zone-hour-demo', filters: [], groupBy: [] };

test('one area, an hour range, by hour and age', async () => {
  expect(
    await compile({
      ...plan,
      filters: [
        { column: 'area_id', in: ['b'] },
        { column: 'at', from: 3600, to: 7200 },
      ],
      groupBy: ['age_band', 'at'],
    }),
  ).toEqual({
    sql:
      'select "cells"."at", "cells"."age_band", "cells"."noise", sum(cells.n)::double as "sum", count(*)::double as "cells" ' +
      'from "presence-zone-hour-demo" as "cells" ' +
      'where ("cells"."area_id" = $1::USMALLINT and "cells"."at" >= $2::UINTEGER and "cells"."at" < $3::UINTEGER) ' +
      'group by "cells"."at", "cells"."age_band", "cells"."noise" ' +
      'order by "cells"."at", "cells"."age_band", "cells"."noise"',
    parameters: [1, 3600, 7200],
  });
});

test('where every group is one cell, nothing is added up or sorted', async () => {
  const filters = [{ column: 'area_id', in: ['b'] }] as const;
  expect(await compile({ ...plan, filters, groupBy: ['gender', 'age_band', 'at'] })).toMatchObject({
    sql:
      'select "cells"."at", "cells"."age_band", "cells"."gender", "cells"."noise", cells.n::double as "sum", 1::double as "cells" ' +
      'from "presence-zone-hour-demo" as "cells" where "cells"."area_id" = $1::USMALLINT',
  });
  const several = [{ column: 'area_id', in: ['b', 'd'] }] as const;
  expect(await compile({ ...plan, filters: several, groupBy: ['gender', 'age_band', 'at'] })).toMatchObject({
    sql: expect.stringContaining('group by') as string,
  });
});

test('scattered areas are a list, neighbours a range', async () => {
  expect(await compile({ ...plan, filters: [{ column: 'area_id', in: ['d', 'a'] }] })).toMatchObject({
    sql: expect.stringContaining('where "cells"."area_id" in ($1::USMALLINT, $2::USMALLINT)') as string,
    parameters: [0, 3],
  });
  expect(await compile({ ...plan, filters: [{ column: 'area_id', in: ['c', 'b', 'd'] }] })).toMatchObject({
    sql: expect.stringContaining('"cells"."area_id" >= $1::USMALLINT and "cells"."area_id" <= $2::USMALLINT') as string,
    parameters: [1, 3],
  });
});

test('a filter that leaves nothing needs no query', async () => {
  expect(await compile({ ...plan, filters: [{ column: 'area_id', in: ['nowhere'] }] })).toEqual({
    sql: undefined,
    parameters: undefined,
  });
});

test('a value without a type never reaches the engine', async () => {
  const database = new Kysely<{ cells: CellRow }>({ dialect: new DuckDbDialect(await DuckDBInstance.create(':memory:')) });
  expect(() => database.selectFrom('cells').select('n').where('n', '=', 5).compile()).toThrow(
    'a parameter without a DuckDB type',
  );
  expect(() => database.selectFrom('cells').select('n').where('n', '=', typed<number>('INTEGER', 5)).compile()).not.toThrow();
});
