import { PasserbyError } from '@passerby/domain/error';
import { listNumbers } from './request-words.ts';
import type { RequestWords } from './request-words.ts';

/** Fixed examples in the words of packages/domain. */
const examples = /2026-W43/g;
const vouched = new WeakSet<PasserbyError>();

/** What a refusal of a subgraph may state. */
export interface RefusalFacts {
  readonly request: RequestWords;
  /** Constants that the subgraph declared for its own refusals. */
  readonly constants: ReadonlySet<string>;
}

/**
 * Freezes and marks a refusal of the gate or of this kit: its numbers are limits, dates and costs of the public domain.
 * Gives everything else back as it came, and INTERNAL too: it is never told, and the logger cannot write a frozen one. This file is not among the package's exports.
 */
export function vouch(error: unknown): unknown {
  if (!(error instanceof PasserbyError) || error.code === 'INTERNAL' || vouched.has(error)) return error;
  Object.freeze(error.details);
  vouched.add(Object.freeze(error));
  return error;
}

/** Runs a part of the gate and vouches for what it refuses. */
export function vouching<Result>(work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    throw vouch(error);
  }
}

/**
 * Whether a refusal may be told to a client (privacy.md 7): one of the gate or the kit, or one of the subgraph's own that
 * states no number but those of the request and the constants declared with its schema. A count in an error message is none.
 */
export function isPublicRefusal(error: PasserbyError, { request, constants }: RefusalFacts): boolean {
  if (error.code === 'INTERNAL') return false;
  if (vouched.has(error)) return true;
  const words = JSON.stringify([error.message, error.details]).replaceAll(examples, '');
  return listNumbers(words).every((digits) => request.hasNumber(digits) || constants.has(digits));
}
