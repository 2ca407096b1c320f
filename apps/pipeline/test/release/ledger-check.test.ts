import { join } from 'node:path';
import { readManifest } from '@passerby/release/release-folder';
import { expect, test } from 'vitest';
import { assertInLedger, checkLedger } from '../../src/release/ledger-check.ts';
import type { LedgerLine } from '../../src/release/ledger-line.ts';
import { ledgerPath, openLedger } from '../../src/release/ledger.ts';
import { runRelease } from '../../src/release/run-release.ts';
import { policy, runOptions, temporaryHome } from './made-up-enclave.ts';

/** A ledger without some of another's lines, hashed anew: what an enclave that forgets to book them would have written. */
function rewrite(lines: readonly LedgerLine[], path: string, change: (line: LedgerLine) => LedgerLine | undefined): string {
  openLedger(path).append(
    lines.flatMap((line) => {
      const changed = change(line);
      if (changed === undefined) return [];
      const { seq: _seq, previous: _previous, hash: _hash, ...rest } = changed;
      return [rest];
    }),
  );
  return path;
}

test('a family that is published but not booked is named, and so is one that is booked for less than it cost', async () => {
  using home = temporaryHome();
  const options = runOptions(home.path, 2);
  const [release] = (await runRelease(options)).releases;
  if (release === undefined) throw new Error('nothing was released');
  const { lines } = openLedger(ledgerPath(options.enclaveFolder));
  const manifest = readManifest(join(options.releasesFolder, 'toy', release.id));
  const check = (path: string) =>
    checkLedger({ path, releasesFolder: options.releasesFolder, market: 'toy', cap: policy.cap }).problems.join('\n');
  expect(check(ledgerPath(options.enclaveFolder))).toBe('');

  const missing = rewrite(lines, join(home.path, 'missing.jsonl'), (line) =>
    line.family === 'visitors-zone-day-demo' ? undefined : line,
  );
  const words = 'visitors-zone-day-demo is published, but the ledger has not SPENT it';
  expect(check(missing)).toContain(words);

  const reserved = rewrite(lines, join(home.path, 'reserved.jsonl'), (line) =>
    line.family === 'visitors-zone-day-demo' && line.state === 'SPENT' ? undefined : line,
  );
  expect(check(reserved)).toContain(words);

  const cheap = rewrite(lines, join(home.path, 'cheap.jsonl'), (line) =>
    line.family === 'visitors-zone-day-demo' ? { ...line, rho: [line.rho[0], 2 * line.rho[1]] } : line,
  );
  expect(check(cheap)).toContain('rho of visitors-zone-day-demo is not what was SPENT');
  for (const path of [missing, reserved, cheap]) {
    expect(() => assertInLedger(path, manifest)).toThrow(expect.objectContaining({ code: 'DATA_NOT_AVAILABLE' }));
  }
});
