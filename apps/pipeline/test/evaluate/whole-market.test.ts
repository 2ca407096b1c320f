import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { FAMILY_NAMES } from '@passerby/domain/family';
import { evaluate } from '../../src/evaluate/evaluate.ts';
import type { Evaluation } from '../../src/evaluate/evaluation.ts';
import { writeExactFiles } from '../../src/evaluate/exact-files.ts';
import { createEnclave } from '../../src/enclave/open-enclave.ts';
import { readMarketFile } from '../../src/enclave/market-file.ts';
import { policyOf } from '../../src/families/market-policy.ts';
import { ingest } from '../../src/ingest/ingest.ts';
import { enclaveSource } from '../../src/release/enclave-source.ts';
import { runRelease } from '../../src/release/run-release.ts';
import { simulate } from '../../src/simulate/simulate.ts';
import { parseSimulation } from '../../src/simulate/simulation.ts';

const home = mkdtempSync(join(tmpdir(), 'passerby-whole-'));
const landing = join(home, 'landing');
const truth = join(home, 'truth');
const releases = join(home, 'releases');
const now = new Date('2026-11-04T12:00:00Z');
/** A period and the day after it, on which its last day waits. */
const days = 29;
let evaluation: Evaluation;

beforeAll(async () => {
  await simulate(parseSimulation({ subscribers: 500, days }), { out: landing, truth });
  const enclave = await createEnclave(home, readMarketFile(join(landing, 'market.json')));
  try {
    await ingest(enclave, landing, { now });
    const { market, folder } = enclave;
    await runRelease({
      market,
      policy: policyOf(market),
      enclaveFolder: folder,
      releasesFolder: releases,
      source: enclaveSource(enclave),
      now,
    });
  } finally {
    await enclave.close();
  }
  await writeExactFiles('london', { home, releases, out: home });
  evaluation = await evaluate('london', { releases, truth, exact: home });
});

afterAll(() => rmSync(home, { recursive: true }));

test('every family has a truth, and the enclave counts about as many people as there truly were', () => {
  expect(evaluation.families.map(({ family }) => family)).toEqual(FAMILY_NAMES.toSorted());
  for (const { family, exactRatio } of evaluation.families) {
    const isClose = exactRatio !== null && exactRatio > 0.75 && exactRatio < 1.35;
    expect({ family, exactRatio, isClose }).toEqual({ family, exactRatio, isClose: true });
  }
});

/** Chance moves the coverage of n cells by 0.22 / sqrt(n); alpha 1e-6 for each family (4.9 standard errors). */
test('the 95 % intervals hold the exact count in 95 % of the cells', () => {
  for (const { family, cells, coverageOfExact } of evaluation.families) {
    const isSound = Math.abs((coverageOfExact ?? 0) - 0.95) < 0.01 + (4.9 * 0.218) / Math.sqrt(cells);
    expect({ family, coverageOfExact, isSound }).toEqual({ family, coverageOfExact, isSound: true });
  }
});
