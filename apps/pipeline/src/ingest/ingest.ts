import type { Enclave } from '../enclave/enclave.ts';
import { dropFiles } from '../enclave/recover.ts';
import { commitReplacement, startReplacement } from '../enclave/swap-tables.ts';
import { eraseObjected, type Erasure } from '../consent/erase.ts';
import { listReleasedDays } from '../release/released-windows.ts';
import { type EventFile, type EventFolder, hashContent, listEventFiles } from './event-file.ts';
import { fileMark } from './file-mark.ts';
import { endSession, listCellsForSession, startSession } from './ingest-session.ts';
import { type LoadedFile, loadFile } from './load-file.ts';
import { type FilePlan, listStoredFiles, planFiles } from './plan-files.ts';
import { type ReferenceCounts, stageReference } from './reference.ts';
import { buildRegister, type RegisterCounts, stageRegister } from './register.ts';

/** What an ingest did. */
export interface IngestOutcome {
  readonly reference: ReferenceCounts;
  readonly register: RegisterCounts;
  readonly loaded: readonly LoadedFile[];
  /** Paths whose content was there already. */
  readonly skipped: readonly string[];
  /** Paths whose earlier rows were replaced or counted under another path. */
  readonly replaced: readonly string[];
  readonly ignored: readonly string[];
  /** Whose rows were erased because their objection's time has come. */
  readonly erased: Erasure;
}

/** How to ingest. */
export interface IngestOptions {
  readonly now: Date;
  readonly onFile?: (file: LoadedFile) => void;
  /** Which event files to look at; absent: all of them. The others count as not in the folder. */
  readonly isDue?: (file: EventFile) => boolean;
}

/**
 * Reads a landing folder into the enclave of its market (measures.md 1 and 6): reference files and consent register first,
 * all or nothing, then every new or changed event file, each all or nothing. `onFile` hears of each file as it is done.
 */
export async function ingest(enclave: Enclave, dir: string, options: IngestOptions): Promise<IngestOutcome> {
  const { engine, folder, market } = enclave;
  const all = listEventFiles(dir);
  const { isDue } = options;
  const events = isDue === undefined ? all : { ...all, files: all.files.filter(isDue) };
  const plan = await planOf(enclave, events);
  await startSession(enclave);
  try {
    await startReplacement(engine);
    const reference = await stageReference(enclave, dir, options.now);
    await stageRegister(engine, dir, market.timeZone);
    await commitReplacement(engine, folder);
    const register = await buildRegister(enclave, options.now);
    await listCellsForSession(engine);
    const loaded = await loadFiles(enclave, plan, options);
    await dropFiles(engine, plan.drop);
    const erased = await eraseObjected(engine, options.now);
    const skipped = plan.skipped.map(({ event }) => event.name);
    return {
      reference,
      register,
      loaded,
      skipped,
      replaced: plan.drop.map(({ path }) => path),
      ignored: events.ignored,
      erased,
    };
  } finally {
    await endSession(engine);
  }
}

async function planOf({ engine }: Enclave, { files }: EventFolder): Promise<FilePlan> {
  const hashed = [];
  for (const event of files) hashed.push({ event, mark: fileMark(event.path), hash: await hashContent(event) });
  return planFiles(hashed, await listStoredFiles(engine));
}

async function loadFiles(enclave: Enclave, { load, drop }: FilePlan, options: IngestOptions): Promise<readonly LoadedFile[]> {
  const [last] = await enclave.engine.rows<{ readonly file: number }>('SELECT max(file) AS file FROM files');
  let file = last?.file ?? 0;
  const released = listReleasedDays(enclave.folder);
  const loaded: LoadedFile[] = [];
  for (const hashed of load) {
    const done = await loadFile(enclave, hashed, { file: ++file, now: options.now, released });
    await dropFiles(
      enclave.engine,
      drop.filter(({ path, hash }) => path === hashed.event.name || hash === hashed.hash),
    );
    loaded.push(done);
    options.onFile?.(done);
  }
  return loaded;
}
