import { randomInt } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { LocalDay } from '@passerby/domain/calendar';
import { completeIngest, completeRelease, inspectEverything, TORTURE_NOW, type TortureFolders } from './torture/enclave-run.ts';
import { type KillMoment, killRun } from './torture/kill-run.ts';
import { assertPublished, type PublishedState } from './torture/published-state.ts';
import { TORTURE_DAYS, TORTURE_KEY, TORTURE_MARKET, writeTortureDay, writeTortureMarket } from './torture/torture-market.ts';

/** Where a round kills: while a load, a build, or the steps from SPENT to the published folder are under way. */
type Target = 'ingest' | 'release' | 'publish';

/** What an undisturbed run over the same files holds. */
interface Reference {
  readonly digests: ReadonlyMap<string, string>;
  readonly tables: ReadonlyMap<string, string>;
}

const nothing: PublishedState = { ids: [], manifests: new Map(), ledgerHashes: [] };
const publishWithinMs = 60;
const firstGuessMs = 2000;

const { values } = parseArgs({ options: { rounds: { type: 'string', default: '200' }, minutes: { type: 'string' } } });
const rounds = Number(values.rounds);
const deadline = Date.now() + Number(values.minutes ?? Infinity) * 60_000;
const started = Date.now();
const kills: Record<Target, number> = { ingest: 0, release: 0, publish: 0 };
/** How long the last undisturbed runs took, so that kills fall anywhere in a run. */
const typicalMs = { ingest: firstGuessMs, release: firstGuessMs };
const root = mkdtempSync(join(tmpdir(), 'passerby-torture-'));

console.log(`torture: ${rounds} kills in ${root}`);
const reference = await runReference();
let cycles = 0;
while (!isOver()) await runCycle(++cycles);
rmSync(root, { recursive: true, force: true });
const total = Object.values(kills).reduce((sum, count) => sum + count, 0);
console.log(
  `torture: ${total} kills -9 (${kills.ingest} in ingest, ${kills.release} in release, ${kills.publish} at publishing) over ${cycles} enclaves in ` +
    `${Math.round((Date.now() - started) / 1000)} s: no accepted row lost, no half release, no ledger below what was published, every next run completed`,
);

function isOver(): boolean {
  return Object.values(kills).reduce((sum, count) => sum + count, 0) >= rounds || Date.now() > deadline;
}

async function runReference(): Promise<Reference> {
  const folders = makeFolders('reference');
  for (const day of TORTURE_DAYS) writeTortureDay(folders.dir, day);
  const digests = await completeIngest(folders);
  return { digests, tables: await inspectEverything(folders) };
}

/** One enclave from its first day to its first week, every run killed once before it completes. */
async function runCycle(cycle: number): Promise<void> {
  const folders = makeFolders(`cycle-${cycle}`);
  let state = nothing;
  const landed: string[] = [];
  for (const [index, day] of TORTURE_DAYS.entries()) {
    landed.push(...writeTortureDay(folders.dir, day));
    state = await round(folders, { target: 'ingest', through: day, landed, state });
    const closed = TORTURE_DAYS[index - 1];
    if (closed !== undefined) {
      const target = randomInt(2) === 0 ? 'release' : 'publish';
      state = await round(folders, { target, through: closed, landed, state });
      if (!state.ids.some((id) => id.startsWith(`day-${closed}`))) throw new Error(`${closed} was not released`);
    }
    if (isOver()) return;
  }
  const tables = await inspectEverything(folders);
  const other = [...reference.tables].find(([table, text]) => tables.get(table) !== text);
  if (other !== undefined) throw new Error(`cycle ${cycle}: table ${other[0]} differs from the undisturbed run's`);
  rmSync(join(root, `cycle-${cycle}`), { recursive: true, force: true });
  console.log(`torture: enclave ${cycle} whole, ${state.ids.length} releases, ${JSON.stringify(kills)}`);
}

interface Round {
  readonly target: Target;
  readonly through: LocalDay;
  /** Files that lie in the landing folder. */
  readonly landed: readonly string[];
  readonly state: PublishedState;
}

/** Kills a run, looks at what is visible, lets the next run complete, and looks at everything. */
async function round(folders: TortureFolders, { target, through, landed, state }: Round): Promise<PublishedState> {
  const command = target === 'ingest' ? 'ingest' : 'release';
  const args =
    command === 'ingest'
      ? ['ingest', folders.dir, '--test-key', TORTURE_KEY, '--now', TORTURE_NOW]
      : ['release', '--market', TORTURE_MARKET, '--through', through, '--now', TORTURE_NOW];
  if (await killRun(args, folders.home, momentOf(folders, target))) kills[target]++;
  const killed = await assertPublished(folders.home, state);
  const before = Date.now();
  const digests = await (command === 'ingest' ? completeIngest(folders) : completeRelease(folders, through));
  typicalMs[command] = Date.now() - before;
  for (const path of landed) {
    const [held, wanted] = [digests.get(path), reference.digests.get(path)];
    if (held !== wanted) throw new Error(`${target} ${through}: ${path} holds ${held ?? 'nothing'}, not ${wanted ?? 'nothing'}`);
  }
  return assertPublished(folders.home, killed);
}

function momentOf({ home }: TortureFolders, target: Target): KillMoment {
  const enclave = join(home, 'enclave', TORTURE_MARKET);
  if (target !== 'publish') return { after: 'opening', lockPath: join(enclave, 'lock'), withinMs: typicalMs[target] };
  const growths = 1 + randomInt(2);
  return { after: 'ledger', ledgerPath: join(enclave, 'ledger.jsonl'), growths, withinMs: publishWithinMs };
}

function makeFolders(name: string): TortureFolders {
  const folders = { dir: join(root, name, 'landing'), home: join(root, name, 'home') };
  mkdirSync(folders.dir, { recursive: true });
  writeTortureMarket(folders.dir);
  return folders;
}
