import { join } from 'node:path';
import { addDays, listDays } from '@passerby/domain/calendar';
import { getFamilyShape } from '@passerby/domain/family';
import type { FamilyName } from '@passerby/domain/family';
import { eraseWithReceipt } from '../../consent/receipt.ts';
import { registerObjection } from '../../consent/register-objections.ts';
import type { Enclave } from '../../enclave/enclave.ts';
import { pseudonymOf } from '../../enclave/key.ts';
import type { Attack, AuditLab } from '../attack.ts';
import { atLeast, atMost, findingOf } from '../finding.ts';
import { buildClosed, listExact, openMadeEnclave } from '../worlds/made-enclave.ts';
import { objectorsMarket } from '../worlds/objectors-market.ts';

const objectors = 100;
const firstDay = '2026-10-05';
/** The Wednesday of the week: Monday and Tuesday are looked back on. */
const objectedAt = new Date('2026-10-07T12:00:00Z');
const standardErrorsMost = 4;

/** A hundred people object in the middle of a week: neither its days nor its tables may hold them any more (privacy.md 8). */
export const objection: Attack = {
  name: 'objection and look-back',
  async run(lab) {
    const made = objectorsMarket({
      each: objectors,
      days: listDays(firstDay, addDays(firstDay, 8)),
      policy: lab.market.policy.name,
    });
    const leaving = made.people.filter((id) => id.startsWith('leaving'));
    const enclave = await openMadeEnclave(join(lab.scratch, 'objectors'), made);
    try {
      await buildClosed(enclave, made);
      const before = await countRows(enclave, leaving);
      let registered = 0;
      for (const id of leaving) registered += await registerObjection(enclave, id, objectedAt);
      await eraseWithReceipt(enclave, objectedAt, registered);
      const windows = await buildClosed(enclave, made);
      const after = await countRows(enclave, leaving);
      const seen = await scoreZones(lab, enclave, windows);
      return [
        findingOf({
          check: 'objection: rows that are left',
          method: `rows of ${objectors} people who object on a Wednesday, in every table of the enclave that names subscribers, after erasure and build`,
          ...atMost(after, 0),
          alive: atLeast(before, objectors),
        }),
        findingOf({
          check: 'objection: what the releases of their week show',
          method:
            'released cells of their zone and site, days before the objection too, in standard errors of 0; alive where as many people do not object',
          ...atMost(Math.abs(seen.leaving), standardErrorsMost),
          alive: atLeast(seen.staying, standardErrorsMost),
        }),
      ];
    } finally {
      await enclave.close();
    }
  },
};

/** Rows of some people in all tables but the register of objections itself, which must know them. */
async function countRows({ engine, key }: Enclave, ids: readonly string[]): Promise<number> {
  const tables = await engine.rows<{ readonly table: string }>(
    `SELECT table FROM system.columns WHERE database = currentDatabase() AND name = 'subscriber' AND table != 'consent'`,
  );
  const subscribers = ids.map((id) => pseudonymOf(key, id));
  let rows = 0;
  for (const { table } of tables) {
    const [counted] = await engine.rows<{ readonly rows: string }>(
      'SELECT count() AS rows FROM {table:Identifier} WHERE has({subscribers:Array(UInt64)}, assumeNotNull(subscriber))',
      { table, subscribers },
    );
    rows += Number(counted?.rows);
  }
  return rows;
}

interface ZoneScores {
  readonly leaving: number;
  readonly staying: number;
}

/** The cells of each group's places, weighed by what those who stay leave in theirs: the same day by day in both. */
async function scoreZones(
  { market, draw }: AuditLab,
  enclave: Enclave,
  windows: Awaited<ReturnType<typeof buildClosed>>,
): Promise<ZoneScores> {
  const scores = { leaving: 0, staying: 0 };
  let information = 0;
  const isWanted = (family: FamilyName): boolean => ['ZONE', 'SITE'].includes(getFamilyShape(family).place);
  for await (const exact of listExact(enclave, { policy: market.policy, windows, isWanted })) {
    const { terms, noisy } = draw(market, exact);
    const sigma2 = terms.sigma2[0] / terms.sigma2[1];
    const half = noisy.length / 2;
    for (const [cell, n] of exact.counts.subarray(half).entries()) {
      scores.leaving += (n * (noisy[cell] ?? 0)) / sigma2;
      scores.staying += (n * (noisy[half + cell] ?? 0)) / sigma2;
      information += (n * n) / sigma2;
    }
  }
  return { leaving: scores.leaving / Math.sqrt(information), staying: scores.staying / Math.sqrt(information) };
}
