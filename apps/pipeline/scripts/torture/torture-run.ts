import { randomInt } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { LocalDay } from '@passerby/domain/calendar';
import { completeIngest, completeRelease, inspectEverything, TORTURE_NOW, type TortureFolders } from './enclave-run.ts';
import { type KillMoment, killRun } from './kill-run.ts';
import { assertPublished, type PublishedState } from './published-state.ts';
import { TORTURE_DAYS, TORTURE_KEY, TORTURE_MARKET, writeTortureDay, writeTortureMarket } from './torture-market.ts';

/** Where a round kills: while a load, a build, or the steps from SPENT to the published folder are under way. */
export type Target = 'ingest' | 'release' | 'publish';

/** What an undisturbed run over the same files holds. */
interface Reference {
  readonly digests: ReadonlyMap<string, string>;
  readonly tables: ReadonlyMap<string, string>;
}

const nothing: PublishedState = { ids: [], manifests: new Map(), ledgerHashes: [] };
const publishWithinMs = 60;
const firstGuessMs = 2000;

/** What a torture did: kills by what they hit, and over how many enclaves. */
export interface TortureResult {
  readonly kills: Readonly<Record<Target, number>>;
  readonly enclaves: number;
}

/** When a torture ends: after so many kills, or at an instant, whichever is first. */
export interface TortureEnd {
  readonly kills: number;
  /** Epoch milliseconds. */
  readonly atMs: number;
}

/**
 * Makes enclave after enclave in a temporary folder and kills every one of their runs with -9 at a random moment. Throws at the first
 * accepted row lost, half release visible, ledger below what was published, or next run that does not complete.
 */
export async function torture(end: TortureEnd): Promise<TortureResult> {
  const root = mkdtempSync(join(tmpdir(), 'passerby-torture-'));
  const reference = await runReference(makeFolders(root, 'reference'));
  const run = new Torture(root, reference, end);
  while (!run.isOver()) await run.nextEnclave();
  rmSync(root, { recursive: true, force: true });
  return run.result;
}

async function runReference(folders: TortureFolders): Promise<Reference> {
  for (const day of TORTURE_DAYS) writeTortureDay(folders.dir, day);
  const digests = await completeIngest(folders);
  return { digests, tables: await inspectEverything(folders) };
}

interface Round {
  readonly target: Target;
  readonly through: LocalDay;
  /** Files that lie in the landing folder. */
  readonly landed: readonly string[];
  readonly state: PublishedState;
}

class Torture {
  readonly #root: string;
  readonly #reference: Reference;
  readonly #end: TortureEnd;
  readonly #kills: Record<Target, number> = { ingest: 0, release: 0, publish: 0 };
  /** How long the last undisturbed runs took, so that kills fall anywhere in a run. */
  readonly #typicalMs = { ingest: firstGuessMs, release: firstGuessMs };
  #enclaves = 0;

  constructor(root: string, reference: Reference, end: TortureEnd) {
    this.#root = root;
    this.#reference = reference;
    this.#end = end;
  }

  get result(): TortureResult {
    return { kills: this.#kills, enclaves: this.#enclaves };
  }

  isOver(): boolean {
    return sumOf(this.#kills) >= this.#end.kills || Date.now() > this.#end.atMs;
  }

  /** One enclave from its first day to its first week, every run killed once before it completes. */
  async nextEnclave(): Promise<void> {
    const name = `enclave-${++this.#enclaves}`;
    const folders = makeFolders(this.#root, name);
    let state = nothing;
    const landed: string[] = [];
    for (const [index, day] of TORTURE_DAYS.entries()) {
      landed.push(...writeTortureDay(folders.dir, day));
      state = await this.#round(folders, { target: 'ingest', through: day, landed, state });
      const closed = TORTURE_DAYS[index - 1];
      if (closed !== undefined) {
        const target = randomInt(2) === 0 ? 'release' : 'publish';
        state = await this.#round(folders, { target, through: closed, landed, state });
        if (!state.ids.some((id) => id.startsWith(`day-${closed}`))) throw new Error(`${closed} was not released`);
      }
      if (this.isOver()) return;
    }
    const tables = await inspectEverything(folders);
    const other = [...this.#reference.tables].find(([table, text]) => tables.get(table) !== text);
    if (other !== undefined) throw new Error(`${name}: table ${other[0]} differs from the undisturbed run's`);
    rmSync(join(this.#root, name), { recursive: true, force: true });
    console.log(`torture ${process.pid}: ${name} whole, ${state.ids.length} releases, ${JSON.stringify(this.#kills)}`);
  }

  /** Kills a run, looks at what is visible, lets the next run complete, and looks at everything. */
  async #round(folders: TortureFolders, { target, through, landed, state }: Round): Promise<PublishedState> {
    const command = target === 'ingest' ? 'ingest' : 'release';
    const args =
      command === 'ingest'
        ? ['ingest', folders.dir, '--test-key', TORTURE_KEY, '--now', TORTURE_NOW]
        : ['release', '--market', TORTURE_MARKET, '--through', through, '--now', TORTURE_NOW];
    if (await killRun(args, folders.home, this.#momentOf(folders, target))) this.#kills[target]++;
    const killed = await assertPublished(folders.home, state);
    const before = Date.now();
    const digests = await (command === 'ingest' ? completeIngest(folders) : completeRelease(folders, through));
    this.#typicalMs[command] = Date.now() - before;
    for (const path of landed) {
      const [held, wanted] = [digests.get(path), this.#reference.digests.get(path)];
      if (held !== wanted)
        throw new Error(`${target} ${through}: ${path} holds ${held ?? 'nothing'}, not ${wanted ?? 'nothing'}`);
    }
    return assertPublished(folders.home, killed);
  }

  #momentOf({ home }: TortureFolders, target: Target): KillMoment {
    const enclave = join(home, 'enclave', TORTURE_MARKET);
    if (target !== 'publish') return { after: 'opening', lockPath: join(enclave, 'lock'), withinMs: this.#typicalMs[target] };
    const growths = 1 + randomInt(2);
    return { after: 'ledger', ledgerPath: join(enclave, 'ledger.jsonl'), growths, withinMs: publishWithinMs };
  }
}

/** All kills together. */
export function sumOf(kills: TortureResult['kills']): number {
  return Object.values(kills).reduce((sum, count) => sum + count, 0);
}

function makeFolders(root: string, name: string): TortureFolders {
  const folders = { dir: join(root, name, 'landing'), home: join(root, name, 'home') };
  mkdirSync(folders.dir, { recursive: true });
  writeTortureMarket(folders.dir);
  return folders;
}
