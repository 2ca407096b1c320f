import { createHash } from 'node:crypto';
import { createReadStream, existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { dayNumber, type LocalDay } from '@passerby/domain/calendar';
import { badInput } from '@passerby/domain/error';
import { type LandingTable, landingTable } from './landing-table.ts';

/** One file of `events/date=YYYY-MM-DD/` (measures.md 1). */
export interface EventFile extends LandingTable {
  /** The folder's date. */
  readonly day: LocalDay;
}

/** What lies in the event folders. */
export interface EventFolder {
  /** In byte order of their paths. */
  readonly files: readonly EventFile[];
  /** Paths that are no event file: other endings, and names that begin with a dot or an underscore. */
  readonly ignored: readonly string[];
}

const endings = /\.(csv|csv\.gz|parquet)$/;

/** Lists the event files of a landing folder; a folder named `date=` something else than a day is BAD_USER_INPUT. */
export function listEventFiles(dir: string): EventFolder {
  const files: EventFile[] = [];
  const ignored: string[] = [];
  for (const folder of listNames(join(dir, 'events'))) {
    const day = /^date=(.*)$/.exec(folder)?.[1];
    if (day === undefined) {
      ignored.push(`events/${folder}`);
      continue;
    }
    dayNumberOf(day, folder);
    for (const name of listNames(join(dir, 'events', folder))) {
      const path = `events/${folder}/${name}`;
      if (endings.test(name) && !/^[._]/.test(name)) files.push({ ...landingTable(dir, path), day });
      else ignored.push(path);
    }
  }
  return { files: files.toSorted((a, b) => Buffer.compare(Buffer.from(a.name), Buffer.from(b.name))), ignored };
}

/** SHA-256 of the file's uncompressed content, the mark by which a file is known again; throws on a gzip file that is not whole. */
export async function hashContent(file: LandingTable): Promise<string> {
  const hash = createHash('sha256');
  const collect = async (chunks: AsyncIterable<Buffer>): Promise<void> => {
    for await (const chunk of chunks) hash.update(chunk);
  };
  try {
    const stream = createReadStream(file.path, { highWaterMark: readBytes });
    await (file.name.endsWith('.gz') ? pipeline(stream, createGunzip(), collect) : pipeline(stream, collect));
  } catch (error) {
    throw badInput(`${file.name} cannot be read: ${error instanceof Error ? error.message : 'unreadable'}`);
  }
  return hash.digest('hex');
}

const readBytes = 1 << 20;

function listNames(folder: string): readonly string[] {
  return existsSync(folder) ? readdirSync(folder) : [];
}

function dayNumberOf(day: string, folder: string): void {
  try {
    dayNumber(day);
  } catch {
    throw badInput(`events/${folder}: "${day}" is not a calendar day (events/date=YYYY-MM-DD)`);
  }
}
