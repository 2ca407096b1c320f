import { existsSync, mkdirSync, readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { PasserbyError } from '@passerby/domain/error';
import { writeDurable } from './durable-file.ts';

/** STOPPED: no release is built until a file is replaced. */
export const LOAD_VERDICTS = ['PASS', 'WARN', 'STOPPED'] as const;
export type LoadVerdict = (typeof LOAD_VERDICTS)[number];

/** Thresholds of the quality report that a load can pass (measures.md 1). */
export const LOAD_RULES = ['REJECT_RATE', 'STOPS_BUILD', 'VOLUME', 'IGNORED_FILE'] as const;
export type LoadRule = (typeof LOAD_RULES)[number];

/** One load of an enclave: what may be said of it outside. No count, no file, nobody's id. */
export interface Load {
  /** Eight random hexadecimal digits. */
  readonly id: string;
  /** ISO 8601 instant, UTC. */
  readonly at: string;
  readonly verdict: LoadVerdict;
  /** Thresholds that were passed, in the order of LOAD_RULES; none at PASS. */
  readonly rules: readonly LoadRule[];
}

/** So many loads are kept; older ones are forgotten. */
export const LOADS_KEPT = 50;

const fileName = 'loads.json';
const idPattern = /^[0-9a-f]{8}$/;
const instantPattern = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;

/** Puts a load in front of those in `releases/<market>/loads.json`; atomic. The caller alone writes for this market. */
export function recordLoad(releasesFolder: string, market: string, load: Load): void {
  const loads = [load, ...listLoads(releasesFolder, market)].slice(0, LOADS_KEPT).map(loadOf);
  const folder = join(releasesFolder, market);
  mkdirSync(folder, { recursive: true });
  const draft = join(folder, `.${fileName}`);
  writeDurable(draft, `${JSON.stringify({ market, loads }, null, 2)}\n`);
  renameSync(draft, join(folder, fileName));
}

/** The last loads of a market, newest first; none where the file is not there. Throws DATA_NOT_AVAILABLE on something else. */
export function listLoads(releasesFolder: string, market: string): readonly Load[] {
  const path = join(releasesFolder, market, fileName);
  if (!existsSync(path)) return [];
  const loads = readList(path, market);
  if (loads === undefined) {
    throw new PasserbyError('DATA_NOT_AVAILABLE', `${path} is no list of the loads of "${market}"; it may be deleted`);
  }
  return loads;
}

function readList(path: string, market: string): readonly Load[] | undefined {
  const list = parse(readFileSync(path, 'utf8'));
  if (!isRecord(list) || list['market'] !== market || !Array.isArray(list['loads'])) return undefined;
  const loads: readonly unknown[] = list['loads'];
  return loads.every(isLoad) ? loads.map(loadOf) : undefined;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Takes over the known fields and no other. */
function loadOf({ id, at, verdict, rules }: Load): Load {
  return { id, at, verdict, rules };
}

function isLoad(value: unknown): value is Load {
  return (
    isRecord(value) &&
    idPattern.test(String(value['id'])) &&
    instantPattern.test(String(value['at'])) &&
    LOAD_VERDICTS.some((verdict) => verdict === value['verdict']) &&
    Array.isArray(value['rules']) &&
    value['rules'].every((rule) => LOAD_RULES.some((known) => known === rule))
  );
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
