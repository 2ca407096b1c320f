import { mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startFixtureGraph } from './fixtures/graph.ts';
import type { FixtureGraph } from './fixtures/graph.ts';

const tiles = Buffer.from(`PMTiles\u0003${'0123456789'.repeat(30_000)}`);

let folder: string;
let file: string;
let graph: FixtureGraph;

const consoleWith = (basemapFile: string) => ({ console: { folder: '/nowhere', basemapFile } });

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'basemap-'));
  file = join(folder, 'london.pmtiles');
  await writeFile(file, tiles);
  graph = await startFixtureGraph(consoleWith(file));
});

afterAll(async () => {
  await graph.close();
  await rm(folder, { recursive: true });
});

const get = async (headers: Readonly<Record<string, string>> = {}) => {
  const response = await fetch(`${graph.gateway.url}/basemap.pmtiles`, { headers });
  return { status: response.status, headers: response.headers, body: Buffer.from(await response.arrayBuffer()) };
};

test('the console is told that there is a base map, and reads it whole or in ranges, without a key', async () => {
  expect(await (await fetch(`${graph.gateway.url}/console.json`)).json()).toMatchObject({ basemap: true });
  const whole = await get();
  expect(whole.status).toBe(200);
  expect(whole.headers.get('accept-ranges')).toBe('bytes');
  expect(whole.headers.get('content-type')).toBe('application/vnd.pmtiles');
  expect(whole.body.equals(tiles)).toBe(true);
  const part = await get({ range: 'bytes=7-299999' });
  expect(part.status).toBe(206);
  expect(part.headers.get('content-range')).toBe(`bytes 7-299999/${tiles.length}`);
  expect(part.headers.get('content-length')).toBe('299993');
  expect(part.body.equals(tiles.subarray(7, 300_000))).toBe(true);
});

test('a range beyond the end is refused with the size of the file', async () => {
  const { status, headers, body } = await get({ range: `bytes=${tiles.length}-` });
  expect([status, headers.get('content-range'), body.length]).toEqual([416, `bytes */${tiles.length}`, 0]);
});

test('a file that was replaced has another name, and a range of the former is answered whole', async () => {
  const etag = (await get()).headers.get('etag') ?? '';
  expect(etag).toMatch(/^"[\w-]+"$/);
  expect((await get({ 'if-none-match': etag })).status).toBe(304);
  expect((await get({ 'if-range': etag, range: 'bytes=0-6' })).status).toBe(206);
  await writeFile(`${file}.new`, Buffer.concat([tiles, tiles]));
  await rename(`${file}.new`, file);
  const answer = await get({ 'if-range': etag, range: 'bytes=0-6', 'if-none-match': etag });
  expect([answer.status, answer.body.length]).toEqual([200, 2 * tiles.length]);
});

test('what is no PMTiles file is refused at the start, naming the file', async () => {
  const wrong = join(folder, 'wrong.pmtiles');
  await writeFile(wrong, 'PK');
  await expect(startFixtureGraph(consoleWith(wrong))).rejects.toThrow(`${wrong} is not a PMTiles file of version 3`);
  await expect(startFixtureGraph(consoleWith(folder))).rejects.toThrow('cannot be read (EISDIR)');
  await expect(startFixtureGraph(consoleWith(`${file}.none`))).rejects.toThrow('cannot be read (ENOENT)');
});
