import { createHash } from 'node:crypto';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { EMPTY_HEAD, findBreak, hashRecord } from './audit-chain.ts';
import type { AuditEntry, AuditHead } from './audit-chain.ts';

const record = {
  seq: 1,
  at: '2026-11-02T08:00:00.000Z',
  actor: 'cli',
  act: 'KEY_REVOKED',
  subject: 'k1',
  details: { organisation: 'org_1', nested: { b: [1, null, 'x'], a: true } },
  previous: EMPTY_HEAD.hash,
};

test('the hash is SHA-256 over the JSON with sorted names', () => {
  const text =
    '{"act":"KEY_REVOKED","actor":"cli","at":"2026-11-02T08:00:00.000Z","details":{"nested":{"a":true,"b":[1,null,"x"]},"organisation":"org_1"},' +
    `"previous":"${'0'.repeat(64)}","seq":1,"subject":"k1"}`;
  expect(hashRecord(record)).toBe(createHash('sha256').update(text).digest('hex'));
});

test('the order in which names were written does not matter, a value that is not there neither', () => {
  const { details, ...rest } = record;
  const turned = { details: { nested: { a: true, b: details.nested.b }, gone: undefined, organisation: 'org_1' }, ...rest };
  expect(hashRecord(turned)).toBe(hashRecord(record));
});

test('any change of any entry, and any entry taken out or moved, breaks the chain', () => {
  const fields = ['at', 'actor', 'act', 'subject', 'details', 'previous', 'hash', 'seq'] as const;
  fc.assert(
    fc.property(
      fc.array(fc.record({ actor: fc.string(), details: fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 2 })) }), {
        minLength: 2,
        maxLength: 8,
      }),
      fc.nat(),
      fc.constantFrom(...fields, 'remove', 'swap'),
      (acts, place, change) => {
        const entries = chain(acts);
        expect(isWhole(entries)).toBe(true);
        const index = place % (entries.length - 1);
        expect(isWhole(tamper(entries, index, change))).toBe(false);
      },
    ),
    { numRuns: 100 },
  );
});

function chain(acts: readonly Pick<AuditEntry, 'actor' | 'details'>[]): readonly AuditEntry[] {
  let previous = EMPTY_HEAD.hash;
  return acts.map((act, index) => {
    const entry = { ...record, ...act, seq: index + 1, previous };
    previous = hashRecord(entry);
    return { ...entry, hash: previous };
  });
}

function tamper(
  entries: readonly AuditEntry[],
  index: number,
  change: keyof AuditEntry | 'remove' | 'swap',
): readonly AuditEntry[] {
  const [entry, next] = entries.slice(index);
  if (entry === undefined || next === undefined) throw new Error('no entry to change');
  if (change === 'remove') return entries.toSpliced(index, 1);
  if (change === 'swap') return entries.toSpliced(index, 2, next, entry);
  return entries.toSpliced(index, 1, { ...entry, ...changed(entry, change) });
}

function changed(entry: AuditEntry, field: keyof AuditEntry): Partial<AuditEntry> {
  if (field === 'seq') return { seq: entry.seq + 100 };
  if (field === 'details') return { details: { ...entry.details, 'a name of its own': 1 } };
  return { [field]: `${entry[field]}x` };
}

function isWhole(entries: readonly AuditEntry[]): boolean {
  let head: AuditHead = EMPTY_HEAD;
  for (const entry of entries) {
    if (findBreak(entry, head) !== undefined) return false;
    head = entry;
  }
  return true;
}
