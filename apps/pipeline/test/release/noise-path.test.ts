import type { randomFillSync } from 'node:crypto';
import { join } from 'node:path';
import { PERIOD_DAYS } from '@passerby/domain/calendar';
import type { WindowKind } from '@passerby/domain/calendar';
import { FAMILY_NAMES, getFamilyShape } from '@passerby/domain/family';
import type { FamilyName } from '@passerby/domain/family';
import { parsePolicy } from '@passerby/anonymisation/policy';
import standardJson from '@passerby/anonymisation/policies/standard.json' with { type: 'json' };
import type { FamilyDomain } from '@passerby/release/family-domain';
import { readManifest } from '@passerby/release/release-folder';
import { expect, test, vi } from 'vitest';
import type { ReleaseWindow } from '../../src/release/closing-rule.ts';
import { ledgerPath, openLedger } from '../../src/release/ledger.ts';
import { recoverReleases } from '../../src/release/recover-releases.ts';
import type { SealContext, SealStep } from '../../src/release/seal-context.ts';
import { sealRelease } from '../../src/release/seal-release.ts';
import { getSigningKey } from '../../src/release/signing-key.ts';
import { market, publicInputs, readCounts, temporaryHome } from './made-up-enclave.ts';
import { outcomeOf, scriptedWord } from './scripted-noise.ts';

// The operating system's generator is replaced by a script: fill f has the words scriptedWord(f, 0), scriptedWord(f, 1), ...
vi.mock('node:crypto', async (importOriginal) => {
  const script = { fills: 0 };
  const fill: typeof randomFillSync = (buffer) => {
    if (!(buffer instanceof Uint32Array)) throw new TypeError('noise is drawn from 32-bit words');
    const fill = script.fills++;
    for (let index = 0; index < buffer.length; index += 1) buffer[index] = scriptedWord(fill, index);
    return buffer;
  };
  return Object.assign({}, await importOriginal<object>(), { randomFillSync: fill, script });
});

/** privacy.md 3, once more by hand: the cap of one release, and sigma2. */
const terms: Readonly<Record<FamilyName, readonly [cap: number, num: number, den: number]>> = {
  'presence-zone-hour': [24, 2800, 1],
  'presence-zone-hour-demo': [24, 2100, 1],
  'presence-site-hour': [8, 2240, 1],
  'visitors-zone-day': [6, 2100, 1],
  'visitors-zone-day-demo': [6, 840, 1],
  'visitors-district-day-demo': [4, 5600, 3],
  'visitors-zone-week-demo': [12, 600, 1],
  'visitors-zone-period-demo': [16, 400, 1],
  'visitors-site-period-demo': [6, 150, 1],
  'visitors-site-week-kind': [4, 400, 1],
  'dwell-site-day': [4, 2800, 3],
  'dwell-site-week-demo': [4, 50, 1],
  'dwell-site-week-daypart': [4, 200, 1],
  'flows-district-day': [6, 2100, 1],
  'flows-zone-period': [40, 1000, 1],
  'catchment-site-week': [4, 400, 1],
  'loyalty-site-week': [4, 400, 1],
  'frequency-site-period': [6, 300, 1],
  'roamers-district-day': [2, 2800, 1],
  'residents-zone-period-demo': [1, 50, 1],
  'workers-zone-period-demo': [1, 50, 1],
};

const policy = parsePolicy(standardJson);
/** Zeros, counts below, at and above the minimum group, and a large one: 60 cells. */
const exact = Int32Array.from({ length: 60 }, (_, cell) => [0, 0, 1, 3, 14, 15, 16, 400, 0, 100_000][cell % 10] ?? 0);
const period = '2026-10-05';
const days = { day: 1, week: 7, period: PERIOD_DAYS } as const;

function windowOf(kind: WindowKind): ReleaseWindow {
  const to = { day: '2026-10-06', week: '2026-10-12', period: '2026-11-02' } as const;
  return { kind, window: { from: period, to: to[kind] }, period };
}

/** Sixty cells under the family's own keys; what the labels are does not matter to the noise. */
function domainOf(family: FamilyName): FamilyDomain {
  const columns = getFamilyShape(family).keys;
  const values = Array.from(exact, (_, cell) => columns.map((column) => (column === 'at' ? cell * 3600 : `${column}${cell}`)));
  return { family, axes: [{ columns, values }] };
}

interface Sealed {
  readonly id: string;
  readonly noise: Readonly<Partial<Record<FamilyName, readonly number[]>>>;
}

/** What sealing needs in a home whose every family has the same counts. */
function contextOf(home: string, counts: Int32Array): SealContext {
  const enclaveFolder = join(home, 'enclave', market.id);
  return {
    market: market.id,
    policy,
    enclaveFolder,
    releasesFolder: join(home, 'releases'),
    ledger: openLedger(ledgerPath(enclaveFolder)),
    publicInputs,
    signingKey: getSigningKey(enclaveFolder),
    countFamily: async (family) => ({ domain: domainOf(family), counts }),
    now: () => new Date('2027-01-01T00:00:00Z'),
  };
}

async function seal(home: string, kind: WindowKind, counts = exact): Promise<Sealed> {
  const families = listFamiliesOf(kind);
  const { id } = await sealRelease(contextOf(home, counts), windowOf(kind), families);
  const folder = join(home, 'releases', market.id, id);
  const read = families.map(async (family) => {
    const noisy = await readCounts(folder, family);
    return [family, noisy.map((count, cell) => count - (counts[cell] ?? 0))] as const;
  });
  return { id, noise: Object.fromEntries(await Promise.all(read)) };
}

function listFamiliesOf(kind: WindowKind): readonly FamilyName[] {
  return FAMILY_NAMES.filter((family) => getFamilyShape(family).window === kind);
}

/** The noise that the script's next fills give to families in turn, each opening a source of its own. */
function expectedNoise(kind: WindowKind, firstFill: number): Sealed['noise'] {
  return Object.fromEntries(
    listFamiliesOf(kind).map((family, turn) => {
      const [, num, den] = terms[family];
      return [family, Array.from(exact, (_, cell) => outcomeOf(scriptedWord(firstFill + turn, cell), num / den))];
    }),
  );
}

async function fillsSoFar(): Promise<number> {
  const { script } = (await import('node:crypto')) as unknown as { readonly script: { readonly fills: number } };
  return script.fills;
}

test.each<WindowKind>(['day', 'week', 'period'])(
  'every cell of every %s family is sealed with a draw of its own, an inversion of fresh words of the system at the public sigma2',
  async (kind) => {
    using home = temporaryHome();
    const fill = await fillsSoFar();
    const { id, noise } = await seal(home.path, kind);
    expect(noise).toEqual(expectedNoise(kind, fill));
    const manifest = readManifest(join(home.path, 'releases', market.id, id));
    expect(manifest.families.map(({ name }) => name)).toEqual(listFamiliesOf(kind));
    const { lines } = openLedger(ledgerPath(join(home.path, 'enclave', market.id)));
    for (const state of ['RESERVED', 'SPENT']) {
      const booked = lines.filter((line) => line.state === state).map(({ family, rho }) => [family, rho]);
      expect(booked).toEqual(manifest.families.map(({ name, rho }) => [name, rho]));
    }
    expect(manifest.guarantee).toMatchObject({ rhoPerPeriod: 1, epsilon: expect.closeTo(7.766_217, 5) as number, delta: 1e-6 });
    for (const { name, rows, d2, rho, sigma2, delta } of manifest.families) {
      // What the table's rounding adds: no more than 2^-96 a cell, and not nothing.
      expect(delta > 0 && delta <= rows * 2 ** -96).toBe(true);
      const [cap, num, den] = terms[name];
      expect({ name, rows, d2, sigma2 }).toEqual({ name, rows: exact.length, d2: [cap, 1], sigma2: [num, den] });
      const [perPeriod = 0, whole = 1] = standardJson.rho[name];
      expect((rho[0] / rho[1]) * (PERIOD_DAYS / days[kind])).toBeCloseTo(perPeriod / whole, 12);
    }
  },
);

test('a window that is built again in the same enclave, its first draw void, has words of its own', async () => {
  using home = temporaryHome();
  const first = await fillsSoFar();
  const context = contextOf(home.path, exact);
  const stop = (step: SealStep): void => {
    if (step === 'sealed') throw new Error('crash when sealed');
  };
  await expect(sealRelease({ ...context, onStep: stop }, windowOf('period'), listFamiliesOf('period'))).rejects.toThrow('crash');
  recoverReleases(context);
  const second = await fillsSoFar();
  expect(second).toBeGreaterThan(first);
  const { noise } = await seal(home.path, 'period');
  expect(noise).toEqual(expectedNoise('period', second));
  expect(noise).not.toEqual(expectedNoise('period', first));
});

test('the noise does not depend on the counts', async () => {
  using home = temporaryHome();
  const fill = await fillsSoFar();
  const { noise } = await seal(home.path, 'week', exact.toReversed());
  expect(noise).toEqual(expectedNoise('week', fill));
});
