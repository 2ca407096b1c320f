import { DefaultQueryCompiler } from 'kysely';
import { TypedParameter } from './typed-parameter.ts';

/** Writes Kysely's syntax tree as DuckDB SQL: quoted identifiers and typed, bound parameters only, `$1::USMALLINT`. */
export class DuckDbQueryCompiler extends DefaultQueryCompiler {
  /** Throws on a value that is not a {@link TypedParameter}: nothing untyped reaches the engine. */
  protected override appendValue(parameter: unknown): void {
    if (!(parameter instanceof TypedParameter)) {
      throw new TypeError('a parameter without a DuckDB type; wrap it in typed(...)');
    }
    super.appendValue(parameter);
    this.append(`::${parameter.type}`);
  }
}
