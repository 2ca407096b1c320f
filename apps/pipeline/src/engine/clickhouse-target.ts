import { badInput } from '@passerby/domain/error';

/** The ClickHouse cluster that PASSERBY_CLICKHOUSE_URL names. */
export interface ClickHouseTarget {
  /** Where its HTTP interface answers, without credentials: `https://host:8443`. */
  readonly url: string;
  readonly username: string;
  readonly password: string;
  /** Start of the names of the databases, one pair a market. */
  readonly database: string;
}

const databasePattern = /^[a-z][a-z0-9_]{0,40}$/;
const defaultDatabase = 'passerby';

/**
 * Reads `http[s]://user:password@host:port/database`; user `default`, no password and database `passerby` where they are
 * left out. Throws BAD_USER_INPUT, which never repeats the password.
 */
export function parseClickHouseUrl(text: string): ClickHouseTarget {
  const url = URL.parse(text);
  if (url === null || !['http:', 'https:'].includes(url.protocol)) {
    throw badInput('PASSERBY_CLICKHOUSE_URL must be http[s]://user:password@host:port/database');
  }
  const database = url.pathname.slice(1) || defaultDatabase;
  if (!databasePattern.test(database) || url.search !== '') {
    throw badInput(
      `PASSERBY_CLICKHOUSE_URL: ${url.origin}${url.pathname}${url.search} must end in the name of a database (lower-case letters, digits, _) and nothing else`,
    );
  }
  return {
    url: url.origin,
    username: decodeURIComponent(url.username) || 'default',
    password: decodeURIComponent(url.password),
    database,
  };
}

/** The two databases of a market: what the enclave's statements name, and what each shard holds of it (decision 0020). */
export interface MarketDatabases {
  readonly whole: string;
  readonly shard: string;
}

export function databasesOf({ database }: Pick<ClickHouseTarget, 'database'>, marketId: string): MarketDatabases {
  const whole = `${database}_${marketId.replaceAll('-', '_')}`;
  return { whole, shard: `${whole}_shard` };
}
