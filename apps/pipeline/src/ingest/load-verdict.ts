import { randomBytes } from 'node:crypto';
import { type Load, LOAD_RULES } from '@passerby/release/load-list';
import type { IngestOutcome } from './ingest.ts';
import type { IngestSummary } from './summary.ts';

const idBytes = 4;

/**
 * What is said of a load outside the enclave: PASS, WARN or STOPPED, and by which thresholds of the quality report
 * (measures.md 1). Of the files read now and their days; STOPS_BUILD as long as any file that is in stops the build.
 */
export function judgeLoad({ loaded }: IngestOutcome, { warnings, quality }: IngestSummary, at: Date): Load {
  const mine = new Set<string>([...loaded.map(({ path }) => path), ...quality.days.map(({ day }) => day)]);
  const passed = new Set(
    warnings
      .filter(({ code, subject }) => code === 'STOPS_BUILD' || code === 'IGNORED_FILE' || mine.has(subject))
      .map(({ code }) => code),
  );
  const rules = LOAD_RULES.filter((rule) => passed.has(rule));
  return {
    id: randomBytes(idBytes).toString('hex'),
    at: at.toISOString(),
    verdict: passed.has('STOPS_BUILD') ? 'STOPPED' : rules.length > 0 ? 'WARN' : 'PASS',
    rules,
  };
}
