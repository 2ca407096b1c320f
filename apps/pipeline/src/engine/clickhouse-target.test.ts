import { expect, test } from 'vitest';
import { databasesOf, parseClickHouseUrl } from './clickhouse-target.ts';

test('an address with user, password and database; what is left out has a default', () => {
  expect(parseClickHouseUrl('https://enclave:p%40ss@ch-1.internal:8443/city')).toEqual({
    url: 'https://ch-1.internal:8443',
    username: 'enclave',
    password: 'p@ss',
    database: 'city',
  });
  expect(parseClickHouseUrl('http://127.0.0.1:8123')).toMatchObject({ username: 'default', password: '', database: 'passerby' });
});

test('a market has a database of its own and one beside it for what a shard holds', () => {
  expect(databasesOf({ database: 'passerby' }, 'new-york')).toEqual({
    whole: 'passerby_new_york',
    shard: 'passerby_new_york_shard',
  });
});

test.each(['ch-1:8123', 'tcp://u:hunter2@ch-1:9000/db', 'http://u:hunter2@ch-1:8123/Bad-Name', 'http://u:hunter2@ch-1/db?x=1'])(
  '%s is refused without the password',
  (text) => {
    const refuse = (): unknown => parseClickHouseUrl(text);
    expect(refuse).toThrow(/PASSERBY_CLICKHOUSE_URL/);
    expect(refuse).not.toThrow(/hunter2/);
  },
);
