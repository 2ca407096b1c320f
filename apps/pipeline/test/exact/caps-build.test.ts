import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { addDays, listDays } from '@passerby/domain/calendar';
import { expect, test, vi } from 'vitest';
import { busyMarket } from '../../src/audit/worlds/busy-market.ts';
import { buildClosed, openMadeEnclave } from '../../src/audit/worlds/made-enclave.ts';

const assertion = vi.hoisted(() => ({ breaches: 1 }));
vi.mock('../../src/families/bounded/assert-caps.ts', () => ({
  assertCaps: async () => {
    if (assertion.breaches > 0) throw new Error('zone_days: 1 subscriber-windows pass the cap of 6');
  },
}));

const firstDay = '2026-10-05';

test('a build whose tables pass a cap stops, and does not count as built: the next one starts anew', async () => {
  const home = mkdtempSync(join(tmpdir(), 'passerby-breach-'));
  const made = busyMarket({ bots: 1, days: listDays(firstDay, addDays(firstDay, 2)), policy: 'standard' });
  const enclave = await openMadeEnclave(home, made);
  const built = async (): Promise<number> => (await enclave.engine.rows('SELECT fingerprint FROM exact_build')).length;
  try {
    await expect(buildClosed(enclave, made)).rejects.toThrow(/pass the cap/);
    expect(await built()).toBe(0);
    assertion.breaches = 0;
    await buildClosed(enclave, made);
    expect(await built()).toBe(1);
  } finally {
    await enclave.close();
    rmSync(home, { recursive: true, force: true });
  }
});
