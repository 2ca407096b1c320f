import type { Engine, Query, SqlParameters } from '../src/engine/engine.ts';

/** What one kind of statement took in all: wall and CPU seconds of the whole process. */
export interface StepTime {
  readonly step: string;
  readonly wallSeconds: number;
  readonly cpuSeconds: number;
}

/** An engine that adds up what its statements take, by the table they fill or their first words; `list` gives the dearest first. */
export function timedEngine(engine: Engine): { readonly engine: Engine; readonly list: () => readonly StepTime[] } {
  const times = new Map<string, StepTime>();
  const time = async <Result>(query: Query, ask: () => Promise<Result>): Promise<Result> => {
    const startedAt = performance.now();
    const before = process.cpuUsage();
    try {
      return await ask();
    } finally {
      const { user, system } = process.cpuUsage(before);
      const step = stepOf(query);
      const known = times.get(step) ?? { step, wallSeconds: 0, cpuSeconds: 0 };
      times.set(step, {
        step,
        wallSeconds: known.wallSeconds + (performance.now() - startedAt) / 1000,
        cpuSeconds: known.cpuSeconds + (user + system) / 1e6,
      });
    }
  };
  return {
    engine: {
      ...engine,
      run: (sql: string, parameters?: SqlParameters) => time(sql, () => engine.run(sql, parameters)),
      runOnShards: (sql: string, parameters?: SqlParameters) => time(sql, () => engine.runOnShards(sql, parameters)),
      rows: <Row>(query: Query, parameters?: SqlParameters) => time(query, () => engine.rows<Row>(query, parameters)),
    },
    list: () => [...times.values()].toSorted((one, other) => other.cpuSeconds - one.cpuSeconds),
  };
}

const wordsShown = 60;

function stepOf(query: Query): string {
  const text = (typeof query === 'string' ? query : query.each).replaceAll(/^--.*$/gm, '').trim();
  return /^INSERT INTO (\w+)/.exec(text)?.[1] ?? text.replaceAll(/\s+/g, ' ').slice(0, wordsShown);
}
