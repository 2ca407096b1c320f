import { addNoise, openNoise } from '@passerby/anonymisation/mechanism';
import { rational } from '@passerby/anonymisation/rational';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Attack } from '../../src/audit/attack.ts';
import { canaryAudit } from '../../src/audit/attacks/canary.ts';
import { differencing } from '../../src/audit/attacks/differencing.ts';
import { freshNoise } from '../../src/audit/attacks/fresh-noise.ts';
import { membership } from '../../src/audit/attacks/membership.ts';
import { reconstruction } from '../../src/audit/attacks/reconstruction.ts';
import { stickiness } from '../../src/audit/attacks/stickiness.ts';
import { trajectoryRecovery } from '../../src/audit/attacks/trajectory.ts';
import { exactDraw, productionDraw } from '../../src/audit/draw.ts';
import type { Draw } from '../../src/audit/draw.ts';
import { makeAuditedMarket } from './audited-market.ts';
import type { AuditedMarket } from './audited-market.ts';

let audited: AuditedMarket;

beforeAll(async () => {
  audited = await makeAuditedMarket();
});
afterAll(() => audited[Symbol.asyncDispose]());

/** A quarter of the variance under the terms of the whole. */
const sigmaHalved: Draw = (context, exact) => {
  const sealed = productionDraw(context, exact);
  const [num, den] = sealed.terms.sigma2;
  return { ...sealed, noisy: addNoise(exact.counts, openNoise(rational(BigInt(num), 4n * BigInt(den)))) };
};

const zeroCellsBare: Draw = (context, exact) => {
  const sealed = productionDraw(context, exact);
  return { ...sealed, noisy: sealed.noisy.map((count, cell) => (exact.counts[cell] === 0 ? 0 : count)) };
};

/** Draws once for each table and keeps it for every rebuild. */
function keepingNoise(): Draw {
  const kept = new Map<string, Int32Array>();
  return (context, exact) => {
    const name = JSON.stringify(exact.domain);
    const noise = kept.get(name) ?? productionDraw(context, { ...exact, counts: new Int32Array(exact.counts.length) }).noisy;
    kept.set(name, noise);
    return { ...productionDraw(context, exact), noisy: exact.counts.map((count, cell) => count + (noise[cell] ?? 0)) };
  };
}

async function failedBy(attack: Attack, draw: Draw): Promise<readonly string[]> {
  const findings = await attack.run(audited.lab(draw));
  return findings.filter(({ verdict }) => verdict === 'FAIL').map(({ check }) => check);
}

describe('sigma halved', () => {
  test('is caught by the canaries, whose bound passes the claim', async () => {
    expect(await failedBy(canaryAudit, sigmaHalved)).toEqual(['canaries: lower bound of mu']);
  });

  test('is caught by differencing and reconstruction, whose error is half the optimal one', async () => {
    expect(await failedBy(differencing, sigmaHalved)).toHaveLength(5);
    expect(await failedBy(reconstruction, sigmaHalved)).toHaveLength(2);
  });

  test('is caught by the attacker with full knowledge', async () => {
    expect(await failedBy(membership, sigmaHalved)).toContain('membership with full knowledge');
  });
});

test('zero cells that are not noised are caught by the canaries: whoever is out leaves a bare zero', async () => {
  expect(await failedBy(canaryAudit, zeroCellsBare)).toEqual(['canaries: lower bound of mu']);
});

test('the same noise on a rebuild is caught in every family, for it cancels', async () => {
  const failed = await failedBy(freshNoise, keepingNoise());
  expect(failed).toContain('presence-zone-hour-demo: two builds share no noise');
  expect(failed.length).toBeGreaterThan(5);
});

test('no noise at all is caught by whoever asks, links or repeats', async () => {
  expect(await failedBy(trajectoryRecovery, exactDraw)).toEqual(['trajectory recovery over control']);
  expect(await failedBy(stickiness, exactDraw)).toEqual(['stickiness: mean of the repeats']);
});
