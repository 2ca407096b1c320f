import { join } from 'node:path';
import { addDays } from '@passerby/domain/calendar';
import { getFamilyShape } from '@passerby/domain/family';
import type { FamilyName } from '@passerby/domain/family';
import { listFamilies } from '@passerby/anonymisation/policy';
import type { Policy } from '@passerby/anonymisation/policy';
import type { ExactCounts } from '@passerby/release/family-domain';
import type { Enclave } from '../../enclave/enclave.ts';
import { createEnclave } from '../../enclave/open-enclave.ts';
import { countFamily } from '../../families/count-family.ts';
import { listDaysRead } from '../../families/list-days-read.ts';
import { ingest } from '../../ingest/ingest.ts';
import { listClosedWindows } from '../../release/closing-rule.ts';
import type { ReleaseWindow } from '../../release/closing-rule.ts';
import { buildExactTables } from '../../stays/build-exact-tables.ts';
import { marketOf, writeLandingFolder } from './landing-folder.ts';
import type { MadeMarket } from './landing-folder.ts';

/** Days after the last event at which everything is closed. */
const closedAfterDays = 3;

/** Lands a made-up market and reads it into an enclave of its own, as `ingest` does; the caller closes it. */
export async function openMadeEnclave(folder: string, made: MadeMarket): Promise<Enclave> {
  const landing = join(folder, 'landing');
  writeLandingFolder(landing, made);
  const enclave = await createEnclave(folder, marketOf(made));
  try {
    await ingest(enclave, landing, { now: closedAt(made) });
    return enclave;
  } catch (error) {
    await enclave.close();
    throw error;
  }
}

/** Builds the bounded tables through the last closed day; returns the windows that a release would seal. */
export async function buildClosed(enclave: Enclave, made: MadeMarket): Promise<readonly ReleaseWindow[]> {
  const now = closedAt(made);
  const { closed } = listClosedWindows({ market: enclave.market, daysRead: await listDaysRead(enclave), now });
  const through = closed
    .map(({ window }) => addDays(window.to, -1))
    .toSorted()
    .at(-1);
  await buildExactTables(enclave, { now, ...(through === undefined ? {} : { through }) });
  return closed;
}

/** The exact counts of those families of a policy that some windows release, one table at a time. */
export async function* listExact(
  enclave: Enclave,
  {
    policy,
    windows,
    isWanted,
  }: { readonly policy: Policy; readonly windows: readonly ReleaseWindow[]; readonly isWanted: (family: FamilyName) => boolean },
): AsyncIterable<ExactCounts> {
  for (const { kind, window } of windows) {
    const families = listFamilies(policy).filter((family) => getFamilyShape(family).window === kind && isWanted(family));
    for (const family of families) yield await countFamily(enclave, family, window);
  }
}

function closedAt({ days }: MadeMarket): Date {
  return new Date(`${addDays(days.at(-1) ?? '', closedAfterDays)}T06:00:00Z`);
}
