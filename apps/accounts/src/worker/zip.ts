import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { ZipFile } from 'yazl';

export interface ZipOptions {
  /** Where the files lie. */
  readonly folder: string;
  readonly names: readonly string[];
  /** Date of every entry. */
  readonly madeAt: Date;
}

/** Packs files of a folder into a zip at `path`, in their order, without their folder. */
export async function writeZip(path: string, { folder, names, madeAt }: ZipOptions): Promise<void> {
  const zip = new ZipFile();
  for (const name of names) zip.addFile(join(folder, name), name, { mtime: madeAt, mode: 0o100644 });
  zip.end();
  await pipeline(zip.outputStream, createWriteStream(path));
}
