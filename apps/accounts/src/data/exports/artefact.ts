import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import type { ReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { Transform } from 'node:stream';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { badInput } from '@passerby/domain/error';

const artefactMaxBytes = 4 * 1024 ** 3;
const folderMode = 0o700;
const fileMode = 0o600;

/** Size and SHA-256 (hex) of a file as it was taken in. */
export interface StoredFile {
  readonly bytes: number;
  readonly sha256: string;
}

/** Finished exports as files, one zip a job, in the `exports/` of the accounts folder. */
export interface ArtefactFolder {
  /** Takes a file in: whole and on the disk, or not at all. Throws BAD_USER_INPUT beyond 4 GiB. */
  write(jobId: string, content: Readable): Promise<StoredFile>;
  /** Undefined where there is none. */
  read(jobId: string): ReadStream | undefined;
  remove(jobId: string): void;
}

/** The files below an accounts folder. */
export function openArtefactFolder(accountsFolder: string): ArtefactFolder {
  const folder = join(accountsFolder, 'exports');
  const pathOf = (jobId: string): string => join(folder, `${jobId}.zip`);
  return {
    async write(jobId, content) {
      mkdirSync(folder, { recursive: true, mode: folderMode });
      const draft = `${pathOf(jobId)}.part`;
      const { meter, facts } = createMeter();
      try {
        await pipeline(content, meter, createWriteStream(draft, { mode: fileMode }));
        await flush(draft);
      } catch (error) {
        rmSync(draft, { force: true });
        throw error;
      }
      renameSync(draft, pathOf(jobId));
      await flush(folder);
      return facts();
    },
    read: (jobId) => (existsSync(pathOf(jobId)) ? createReadStream(pathOf(jobId)) : undefined),
    remove: (jobId) => rmSync(pathOf(jobId), { force: true }),
  };
}

function createMeter(): { readonly meter: Transform; readonly facts: () => StoredFile } {
  const hash = createHash('sha256');
  let bytes = 0;
  const meter = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length;
      hash.update(chunk);
      if (bytes > artefactMaxBytes) done(badInput(`An export has at most ${artefactMaxBytes} bytes`));
      else done(null, chunk);
    },
  });
  return { meter, facts: () => ({ bytes, sha256: hash.digest('hex') }) };
}

async function flush(path: string): Promise<void> {
  const file = await open(path, 'r');
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}
