import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { addDays, listDays } from '@passerby/domain/calendar';
import { openDice } from '../../src/audit/dice.ts';
import type { AuditLab } from '../../src/audit/attack.ts';
import { productionDraw } from '../../src/audit/draw.ts';
import type { Draw } from '../../src/audit/draw.ts';
import { QUICK_SCALE } from '../../src/audit/scale.ts';
import type { AuditScale } from '../../src/audit/scale.ts';
import { busyMarket } from '../../src/audit/worlds/busy-market.ts';
import { openMadeEnclave } from '../../src/audit/worlds/made-enclave.ts';
import { findSealedMarket } from '../../src/audit/worlds/sealed-market.ts';
import type { SealedMarket } from '../../src/audit/worlds/sealed-market.ts';
import { policyOf } from '../../src/families/market-policy.ts';
import { enclaveSource } from '../../src/release/enclave-source.ts';
import { runRelease } from '../../src/release/run-release.ts';

/** An audit of seconds; fewer days of the city would leave its error ratios too uncertain for the threshold. */
export const TEST_SCALE: AuditScale = {
  ...QUICK_SCALE,
  samplerDraws: 20_000,
  membershipTrials: 4000,
  trajectoryDays: 30,
  reconstructionQuestions: 400,
  stickinessRepeats: 400,
  quietDays: 4,
  fuzzedQuestions: 200,
};

const firstDay = '2026-10-05';
const days = 2;

/** A market of 60 people in 60 zones, ingested and released by the pipeline. */
export interface AuditedMarket extends AsyncDisposable {
  readonly home: string;
  readonly market: SealedMarket;
  /** A lab for one attack, with the mechanism of every release or a broken one. */
  lab(draw?: Draw): AuditLab;
}

export async function makeAuditedMarket(): Promise<AuditedMarket> {
  const home = mkdtempSync(join(tmpdir(), 'passerby-audited-'));
  const made = busyMarket({ bots: 60, days: listDays(firstDay, addDays(firstDay, days + 1)), policy: 'standard' });
  const enclave = await openMadeEnclave(home, made);
  try {
    await runRelease({
      market: enclave.market,
      policy: policyOf(enclave.market),
      enclaveFolder: enclave.folder,
      releasesFolder: join(home, 'releases'),
      source: enclaveSource(enclave),
      now: new Date(`${addDays(firstDay, days + 4)}T06:00:00Z`),
    });
  } finally {
    await enclave.close();
  }
  const market = findSealedMarket(home, made.id);
  return {
    home,
    market,
    lab: (draw = productionDraw) => {
      const dice = openDice();
      console.log(`seed of made-up worlds ${dice.seed}`);
      return { market, draw, scratch: mkdtempSync(join(home, 'scratch-')), scale: TEST_SCALE, dice };
    },
    [Symbol.asyncDispose]: async () => rmSync(home, { recursive: true, force: true }),
  };
}
