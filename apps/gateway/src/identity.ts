import { z } from 'zod';
import { GRAINS } from '@passerby/domain/calendar';
import { MEASURES } from '@passerby/domain/family';
import type { ComingSite, Licence } from '@passerby/domain/licence';
import { AREA_LEVELS } from '@passerby/domain/place';

/** How much the keys of one licence may ask together. */
export interface Quota {
  /** Cost points a day (UTC). */
  readonly pointsPerDay: number;
  readonly requestsPerMinute: number;
  /** Cost points of one request. */
  readonly costMax: number;
}

/** Who asks, as accounts answered for an API key: what a principal is made of (interfaces.md, Gateway). */
export interface Identity {
  /** Organisation id. */
  readonly org: string;
  /** Client id: the API key. */
  readonly client: string;
  readonly licence: Licence;
  /** The organisation's study zones that releases may not have yet. */
  readonly studyZones: readonly ComingSite[];
  /** Id of the licence: what its keys ask is counted together. */
  readonly licenceId: string;
  readonly quota: Quota;
  /** Cost points that accounts knows the licence to have used today (UTC). */
  readonly pointsUsed: number;
  /** What the key may be used for. */
  readonly scopes: readonly string[];
  /** Instant after which the key is refused, epoch milliseconds; null for a key that does not expire. */
  readonly expiresAtMs: number | null;
}

const licenceSchema: z.ZodType<Licence> = z.object({
  markets: z.array(z.string()),
  areas: z.array(z.string()),
  finestLevel: z.enum(AREA_LEVELS),
  grains: z.array(z.enum(GRAINS)),
  measures: z.array(z.enum(MEASURES)),
  demo: z.boolean(),
  historyFrom: z.string().nullable(),
  lagDays: z.number(),
  gradeD: z.boolean(),
});

const answerSchema = z.object({
  org: z.string(),
  client: z.string(),
  licence: licenceSchema,
  studyZones: z.array(z.object({ id: z.string(), measuredFrom: z.string() })).default([]),
  licenceId: z.string(),
  quota: z.object({ pointsPerDay: z.number(), requestsPerMinute: z.number(), costMax: z.number() }),
  pointsUsed: z.number(),
  scopes: z.array(z.string()),
  expiresAt: z.string().nullish(),
});

/** Reads the answer of `POST /internal/keys/verify`; throws a ZodError on any other shape. */
export function parseIdentity(answer: unknown): Identity {
  const { expiresAt, ...identity } = answerSchema.parse(answer);
  return { ...identity, expiresAtMs: expiresAt ? Date.parse(expiresAt) : null };
}
