import { BIGINT, BOOLEAN, DOUBLE, INTEGER, LIST, UINTEGER, USMALLINT, VARCHAR, listValue } from '@duckdb/node-api';
import type { DuckDBType, DuckDBValue } from '@duckdb/node-api';
import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';

/** The DuckDB types that a bound parameter may have. */
export type ParameterType =
  | 'USMALLINT'
  | 'UINTEGER'
  | 'INTEGER'
  | 'BIGINT'
  | 'DOUBLE'
  | 'BOOLEAN'
  | 'VARCHAR'
  | 'USMALLINT[]'
  | 'BIGINT[]'
  | 'VARCHAR[]';

type Scalar = string | number | boolean;

/** A value together with its column's type: an untyped parameter would lose DuckDB's pruning (architecture.md 3). */
export class TypedParameter {
  readonly type: ParameterType;
  readonly value: Scalar | readonly Scalar[];

  constructor(type: ParameterType, value: Scalar | readonly Scalar[]) {
    this.type = type;
    this.value = value;
  }

  /** The value as DuckDB's client wants it bound. */
  bound(): { readonly value: DuckDBValue; readonly type: DuckDBType } {
    const { type, value } = this;
    const item = type.endsWith('[]') ? type.slice(0, -2) : type;
    const bind = (scalar: Scalar): DuckDBValue => (item === 'BIGINT' ? BigInt(scalar) : scalar);
    return {
      type: duckDbTypes[type],
      value: typeof value === 'object' ? listValue(value.map(bind)) : bind(value),
    };
  }
}

/** A typed, bound parameter inside a Kysely expression: `$1::USMALLINT`. */
export function typed<Value>(type: ParameterType, value: Scalar | readonly Scalar[]): RawBuilder<Value> {
  return sql<Value>`${new TypedParameter(type, value)}`;
}

const duckDbTypes: Readonly<Record<ParameterType, DuckDBType>> = {
  USMALLINT,
  UINTEGER,
  INTEGER,
  BIGINT,
  DOUBLE,
  BOOLEAN,
  VARCHAR,
  'USMALLINT[]': LIST(USMALLINT),
  'BIGINT[]': LIST(BIGINT),
  'VARCHAR[]': LIST(VARCHAR),
};
