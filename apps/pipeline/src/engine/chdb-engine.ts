import { Session } from 'chdb';
import type { Engine, SqlParameters } from './engine.ts';

/** Opens chDB on a store folder, or on a temporary one. One process holds a store at a time. */
export function openChdb(storeFolder?: string): Engine {
  const session = new Session(storeFolder, { connectionArgs: ['--output_format_json_quote_64bit_integers=1'] });
  return {
    async run(sql, parameters = {}) {
      await session.queryBindAsync(sql, parameters, { format: 'Null' });
    },
    async rows<Row>(sql: string, parameters: SqlParameters = {}) {
      const result = await session.queryBindAsync(sql, parameters, { format: 'JSONEachRow' });
      const text = result.text();
      return text
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => JSON.parse(line) as Row);
    },
    async *stream<Row>(sql: string, parameters: SqlParameters = {}) {
      for await (const chunk of session.queryStreamBind(sql, parameters, { format: 'JSONEachRow' })) {
        yield chunk.rows<Row>();
      }
    },
    async close() {
      session.close();
    },
  };
}
