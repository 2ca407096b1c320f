import type { Policy } from '@passerby/anonymisation/policy';
import type { ExactCounts } from '@passerby/release/family-domain';
import type { NoisyFamily } from '@passerby/release/writer';
import { drawFamily } from '../release/seal-release.ts';

/** Turns exact counts of a family into those of a release, with the terms that its manifest states. */
export type Draw = (context: { readonly policy: Policy }, exact: ExactCounts) => NoisyFamily;

/** The mechanism of every release: the very function that seals them. */
export const productionDraw: Draw = drawFamily;

/**
 * The unprotected build that an attack proves itself alive on: exact counts under the terms of a noisy release. Only the
 * audit's own builds, in memory or in its scratch folder, ever use it.
 */
export const exactDraw: Draw = (context, exact) => ({ ...drawFamily(context, exact), noisy: Int32Array.from(exact.counts) });
