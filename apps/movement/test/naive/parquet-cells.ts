import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { zstdDecompressSync } from 'node:zlib';
import { parquetReadObjects } from 'hyparquet';

/** One released cell as its Parquet file holds it: the keys as text, the noisy count, and the public variance of its manifest. */
export interface PlainCell {
  readonly key: Readonly<Record<string, string>>;
  readonly n: number;
  readonly variance: number;
  /** First day of the release's window. */
  readonly from: string;
  /** First day of its budget period. */
  readonly period: string;
}

interface Manifest {
  readonly period: string;
  readonly window: { readonly from: string };
  readonly families: readonly { readonly name: string; readonly file: string; readonly sigma2: readonly [number, number] }[];
}

/** Every cell of a market's releases by family. Knows neither the gate nor the reader nor DuckDB. */
export async function readCells(marketFolder: string): Promise<ReadonlyMap<string, readonly PlainCell[]>> {
  const cells = new Map<string, PlainCell[]>();
  for (const release of readdirSync(marketFolder).filter((name) => name !== 'keys')) {
    const manifest = JSON.parse(readFileSync(join(marketFolder, release, 'manifest.json'), 'utf8')) as Manifest;
    for (const { name, file, sigma2 } of manifest.families) {
      const known = cells.get(name) ?? [];
      cells.set(name, known);
      for (const row of await readRows(join(marketFolder, release, file))) {
        const { n, ...key } = row;
        known.push({
          key: Object.fromEntries(Object.entries(key).map(([column, value]) => [column, String(value)])),
          n: Number(n),
          variance: sigma2[0] / sigma2[1],
          from: manifest.window.from,
          period: manifest.period,
        });
      }
    }
  }
  return cells;
}

/** The factors of a market by `period age gender`, from the newest release that seals some. */
export function readFactors(marketFolder: string): ReadonlyMap<string, number> {
  const factors = new Map<string, number>();
  for (const release of readdirSync(marketFolder).filter((name) => name !== 'keys')) {
    const folder = join(marketFolder, release, 'public');
    if (!readdirSync(folder).includes('factors.csv')) continue;
    const [, ...lines] = readFileSync(join(folder, 'factors.csv'), 'utf8').trim().split('\n');
    for (const line of lines) {
      const [period = '', age = '', gender = '', factor = ''] = line.split(',');
      factors.set(`${period} ${age} ${gender}`, Number(factor));
    }
  }
  return factors;
}

async function readRows(path: string): Promise<readonly Readonly<Record<string, unknown>>[]> {
  const bytes = readFileSync(path);
  const file = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength);
  return parquetReadObjects({ file, compressors: { ZSTD: (input) => new Uint8Array(zstdDecompressSync(input)) } });
}
