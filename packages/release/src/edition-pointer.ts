import { existsSync, readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { syncFolder, writeDurable } from './durable-file.ts';

/** Which edition of a market is current, and how its file is laid out. */
export interface EditionPointer {
  readonly edition: string;
  readonly layout: number;
}

/** The layout of serving files that this code writes and reads. */
export const SERVING_LAYOUT = 1;

const pointerName = 'current.json';

/** The current edition of a market's serving folder; undefined where there is none, or it is of another layout. */
export function readPointer(marketFolder: string): EditionPointer | undefined {
  const path = join(marketFolder, pointerName);
  if (!existsSync(path)) return undefined;
  const pointer = JSON.parse(readFileSync(path, 'utf8')) as EditionPointer;
  return pointer.layout === SERVING_LAYOUT ? pointer : undefined;
}

/** Makes an edition current by one atomic rename. */
export function writePointer(marketFolder: string, edition: string): void {
  const path = join(marketFolder, pointerName);
  const pointer: EditionPointer = { edition, layout: SERVING_LAYOUT };
  writeDurable(`${path}.new`, `${JSON.stringify(pointer)}\n`);
  renameSync(`${path}.new`, path);
  syncFolder(marketFolder);
}

/** `serving/<market>/<edition>.duckdb`. */
export function editionPath(marketFolder: string, edition: string): string {
  return join(marketFolder, `${edition}.duckdb`);
}
