import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { passerby, startPasserby } from './fixtures.ts';

const small = ['demo', '--subscribers', '200', '--days', '8', '--port', '0', '--json'];
const bands = ['MIN_5_15', 'MIN_15_30', 'MIN_30_60', 'MIN_60_120', 'MIN_120_PLUS'];

interface DemoLine {
  readonly url: string;
  readonly keys: Readonly<Record<string, string>>;
  readonly curl: string;
}

let home: string;

beforeAll(() => {
  home = mkdtempSync(join(tmpdir(), 'passerby-demo-'));
});

afterAll(() => rmSync(home, { recursive: true }));

test('npm start: from nothing to an answered curl, and a second start that reuses all of it', async () => {
  const first = startPasserby(home, small);
  const demo = JSON.parse(await first.firstLine) as DemoLine;
  const { stdout } = await promisify(execFile)('sh', ['-c', demo.curl]);
  const { data, errors } = JSON.parse(stdout) as {
    data: { site: { dwell: { nodes: { dwellBand: string }[] } } };
    errors?: unknown;
  };
  expect(errors).toBeUndefined();
  expect(data.site.dwell.nodes.map(({ dwellBand }) => dwellBand)).toEqual(bands);
  expect(Object.keys(demo.keys)).toEqual(['analyst', 'planner', 'privacyOfficer', 'requester', 'reviewer', 'engineer']);
  expect(statSync(join(home, 'demo-keys.json')).mode & 0o777).toBe(0o600);
  const console = (await (await fetch(`${demo.url}/demo.json`)).json()) as { personas: { name: string }[] };
  expect(console.personas.map(({ name }) => name)).toEqual(Object.keys(demo.keys));
  expect(await (await fetch(`${demo.url}/console.json`)).json()).toEqual({
    basemap: false,
    login: true,
    session: false,
    demo: true,
  });
  const worker = (await (await fetch(`${demo.url}/night-worker.json`)).json()) as { zone: string; nights: { day: string }[] };
  expect(worker.zone).not.toBe('');
  expect(worker.nights.length).toBeGreaterThan(0);
  expect((await fetch(`${demo.url}/`)).headers.get('content-type')).toContain('text/html');
  const login = await (await fetch(`${demo.url}/login`)).text();
  expect(login).toContain('no passwords');
  expect(login).toContain('analyst@example.org');
  first.stop('SIGINT');
  expect((await first.finished).code).toBe(0);

  const second = await passerby(home, ...small, '--once');
  expect(second.code).toBe(0);
  expect((JSON.parse(second.out) as DemoLine).keys).toEqual(demo.keys);

  const other = await passerby(home, 'demo', '--subscribers', '300', '--port', '0');
  expect(other.code).toBe(2);
  expect(other.err).toContain('holds a demo of london, 200 subscribers, 8 days, seed 1');
});
