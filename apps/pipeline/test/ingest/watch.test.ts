import { appendFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readMarketFile } from '../../src/enclave/market-file.ts';
import { createEnclave } from '../../src/enclave/open-enclave.ts';
import { watch } from '../../src/ingest/watch.ts';
import { EVENT_HEADER, lines, makeLandingFolder, NOW, TEST_KEY } from './landing-folder.ts';

const late = 'events/date=2026-04-21/part-1.csv';

test('a watch reads finished files as they come, never a half one, names a bad one, and starts again knowing all', async () => {
  const folder = makeLandingFolder();
  const path = join(folder.dir, late);
  const seen: string[] = [];
  const run = async (onEvent: (text: string, stop: () => void) => void): Promise<void> => {
    const stop = new AbortController();
    const tell = (text: string): void => {
      seen.push(text);
      onEvent(text, () => stop.abort());
    };
    await watch(folder.dir, {
      open: () => createEnclave(folder.home, readMarketFile(join(folder.dir, 'market.json')), { testKey: TEST_KEY }),
      now: () => NOW,
      everyMs: 40,
      signal: stop.signal,
      onLoad: async (_, { loaded }) => tell(loaded.map((file) => `${file.path} ${file.rows}`).join(' ')),
      onProblem: (problem) => tell(problem),
    });
  };
  await run((text, stop) => {
    if (seen.length === 1) {
      writeFileSync(`${path}.part`, lines(EVENT_HEADER, 't01,C1,2026-04-21T12:00:00Z,234-10'));
      folder.write({ 'events/date=2026-04-22/bad.csv': 'subscriber_id\n' });
    } else if (text.includes('bad.csv')) {
      appendFileSync(`${path}.part`, lines('t01,C1,2026-04-21T12:20:00Z,234-10'));
      renameSync(`${path}.part`, path);
    } else stop();
  });
  expect(seen).toEqual([
    'events/date=2026-04-21/part-0.csv 2',
    expect.stringContaining('events/date=2026-04-22/bad.csv, line 1: no column "cell_id"'),
    `${late} 2`,
  ]);

  seen.length = 0;
  folder.write({
    'events/date=2026-04-22/bad.csv': null,
    'events/date=2026-04-22/part-0.csv': lines(EVENT_HEADER, 't01,C1,2026-04-22T12:00:00Z,234-10'),
  });
  await run((_, stop) => stop());
  expect(seen).toEqual(['events/date=2026-04-22/part-0.csv 1']);
  folder.remove();
});

test('a watch of no folder is refused; one whose folder goes away says so once and goes on when it is back', async () => {
  const folder = makeLandingFolder();
  const away = `${folder.dir}-away`;
  const stop = new AbortController();
  const seen: string[] = [];
  const options = {
    open: () => createEnclave(folder.home, readMarketFile(join(folder.dir, 'market.json')), { testKey: TEST_KEY }),
    now: () => NOW,
    everyMs: 20,
    signal: stop.signal,
    onLoad: async (): Promise<void> => stop.abort(),
    onProblem: (problem: string): void => {
      seen.push(problem);
      renameSync(away, folder.dir);
    },
  };
  await expect(watch(away, options)).rejects.toThrow('there is no such landing folder');
  const watching = watch(folder.dir, options);
  renameSync(folder.dir, away);
  await watching;
  expect(seen).toEqual([`${folder.dir}: there is no such landing folder`]);
  folder.remove();
});
