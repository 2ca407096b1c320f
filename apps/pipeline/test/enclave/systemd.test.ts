import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const unitsFolder = fileURLToPath(new URL('../../../../infra/systemd', import.meta.url));
const mainPath = fileURLToPath(new URL('../../src/main.ts', import.meta.url));
const services = readdirSync(unitsFolder).filter((name) => name.endsWith('.service'));

test('there are services for the watch, releases and retention, the last two by timers', () => {
  expect(services).toEqual(['passerby-purge@.service', 'passerby-release@.service', 'passerby-watch@.service']);
  const timers = readdirSync(unitsFolder).filter((name) => name.endsWith('.timer'));
  expect(timers).toEqual(['passerby-purge@.timer', 'passerby-release@.timer']);
});

test.each(services)('%s names a command and options that exist', (name) => {
  const start = /^ExecStart=\/usr\/bin\/npx passerby (.+)$/m.exec(readFileSync(join(unitsFolder, name), 'utf8'))?.[1];
  const words = start?.replaceAll('%i', 'nowhere').split(' ') ?? [];
  const env = { ...process.env, PASSERBY_HOME: '/nonexistent/passerby' };
  const { status, stderr } = spawnSync(process.execPath, [mainPath, ...words], { encoding: 'utf8', env });
  // The command line is understood; only the market and its folders are not there.
  expect({ status, isMissing: /nowhere/.test(stderr), isUnknown: /unknown (option|command)|required/.test(stderr) }).toEqual({
    status: 2,
    isMissing: true,
    isUnknown: false,
  });
});
