import { addDays, listDays, PERIOD_DAYS } from '@passerby/domain/calendar';
import type { LocalDay, WindowKind } from '@passerby/domain/calendar';
import { listBatches } from './ledger-batch.ts';
import { ledgerPath, readLedger } from './ledger.ts';

/** A window of which the ledger has SPENT a family: it is released, or will be by the next run. Half-open days. */
export interface ReleasedWindow {
  readonly kind: WindowKind;
  readonly from: LocalDay;
  readonly to: LocalDay;
}

const lengthDays: Readonly<Record<string, number>> = { day: 1, week: 7, period: PERIOD_DAYS };

/** The released windows of an enclave in the order of the ledger; throws DATA_NOT_AVAILABLE when the ledger is broken. */
export function listReleasedWindows(enclaveFolder: string): readonly ReleasedWindow[] {
  return listBatches(readLedger(ledgerPath(enclaveFolder)).lines)
    .filter(({ id }) => id !== undefined)
    .map(({ window }) => {
      const [kind = '', ...from] = window.split('-');
      const first = from.join('-');
      return { kind: kind as WindowKind, from: first, to: addDays(first, lengthDays[kind] ?? 1) };
    });
}

/** Every local day that a released window covers: rows that come for it now are late (interfaces.md, Order and time). */
export function listReleasedDays(enclaveFolder: string): ReadonlySet<LocalDay> {
  return new Set(listReleasedWindows(enclaveFolder).flatMap(({ from, to }) => listDays(from, to)));
}

/** The last released day, from which retention counts; undefined before the first release. */
export function findLastReleasedDay(enclaveFolder: string): LocalDay | undefined {
  return [...listReleasedDays(enclaveFolder)].toSorted().at(-1);
}
