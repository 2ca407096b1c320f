import type { Grade, Status } from '@passerby/client/operations';
import { formatCount, formatDecimal } from '../format/formats.ts';
import { withheldLabels } from '../format/labels.ts';

/** One figure of an answer with its 95 % interval. */
export interface Estimate {
  /** Null when withheld. */
  readonly value: number | null;
  readonly lower?: number | null;
  readonly upper?: number | null;
  readonly grade?: Grade | null;
  readonly status: Status;
}

/** A figure in words: `1,240 (1,190 to 1,290)`, or why it is withheld. */
export function describeEstimate({ value, lower, upper, status }: Estimate, isDecimal = false): string {
  if (value === null || status !== 'PUBLISHED') return status === 'PUBLISHED' ? 'none' : withheldLabels[status];
  const format = isDecimal ? formatDecimal : formatCount;
  if (lower === null || lower === undefined || upper === null || upper === undefined) return format(value);
  return `${format(value)} (${format(lower)} to ${format(upper)})`;
}
