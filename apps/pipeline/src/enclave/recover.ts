import { closeSync, existsSync, fsyncSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { Engine } from '../engine/engine.ts';
import { loadSql } from '../engine/sql-file.ts';

const supersededSql = loadSql(import.meta.url, './superseded-files.sql');

/**
 * Notes on disk that the rows of a file are being written, before the first of them is. The file's row in `files` is the
 * commit point: until it is there, `wipeUncommitted` removes the rows.
 */
export function noteLoading(folder: string, file: number): void {
  const handle = openSync(notePath(folder), 'w', 0o600);
  try {
    writeSync(handle, String(file));
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** Takes the note away once the file is committed. */
export function clearLoading(folder: string): void {
  rmSync(notePath(folder), { force: true });
}

/** Removes what a cut-short ingest left: rows of a file that was not committed, and files that a committed one replaced. */
export async function wipeUncommitted(engine: Engine, folder: string): Promise<void> {
  await dropFiles(engine, await engine.rows<{ readonly file: number }>(supersededSql));
  if (!existsSync(notePath(folder))) return;
  const file = Number(readFileSync(notePath(folder), 'utf8'));
  if (Number.isSafeInteger(file)) {
    const committed = await engine.rows('SELECT file FROM files WHERE file = {file:UInt32}', { file });
    if (committed.length === 0) await deleteFileRows(engine, [file]);
  }
  clearLoading(folder);
}

/** Deletes the events, quarantined rows and counts of late rows of files. */
export async function deleteFileRows(engine: Engine, files: readonly number[]): Promise<void> {
  if (files.length === 0) return;
  for (const table of ['events', 'quarantine', 'late_rows']) {
    await engine.run(`ALTER TABLE ${table} DELETE WHERE has({files:Array(UInt32)}, file)`, { files });
  }
}

/** Takes files out of the enclave with their rows; the row in `files` goes last, so that a second try finishes the work. */
export async function dropFiles(engine: Engine, files: readonly { readonly file: number }[]): Promise<void> {
  if (files.length === 0) return;
  const numbers = files.map(({ file }) => file);
  await deleteFileRows(engine, numbers);
  await engine.run('ALTER TABLE files DELETE WHERE has({files:Array(UInt32)}, file)', { files: numbers });
}

function notePath(folder: string): string {
  return join(folder, 'loading');
}
