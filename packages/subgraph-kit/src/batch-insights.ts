import type { Licence } from '@passerby/domain/licence';
import { openReleaseReader } from '@passerby/release/reader';
import type { ReleaseReaderOptions } from '@passerby/release/reader';
import { bindInsights } from './insights.ts';
import type { Insights } from './insights.ts';

export type { Insights } from './insights.ts';

/** The gate for a process that answers no requests of its own: the worker that makes exports. */
export interface BatchInsights {
  /** The gate bound to a licence, as a resolver of that client would have it. */
  under(licence: Licence): Insights;
  /** Whether a market has an edition to ask. */
  isReady(): boolean;
  close(): Promise<void>;
}

/** Opens the served editions, which it follows as they change; the reader itself stays in here (privacy.md 7, L2). */
export async function openBatchInsights(options: ReleaseReaderOptions): Promise<BatchInsights> {
  const reader = await openReleaseReader(options);
  return {
    under: (licence) => bindInsights(reader, () => licence),
    isReady: () => reader.listMarkets().length > 0,
    close: () => reader.close(),
  };
}
