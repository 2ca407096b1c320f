import { PasserbyError } from '@passerby/domain/error';
import type { RateLimiterAbstract, RateLimiterRes } from 'rate-limiter-flexible';
import type { Identity } from './identity.ts';
import type { LimitStore } from './limit-store.ts';

const dayMs = 86_400_000;
const windowSeconds = { requests: 60, points: 86_400 } as const;

/** How a licence stands against one of its limits after a request. */
export interface Standing {
  readonly name: keyof typeof windowSeconds;
  readonly limit: number;
  /** Never below 0. */
  readonly left: number;
  readonly resetsInSeconds: number;
}

/** What licences may still ask for: requests of this minute, cost points of this day (UTC). The keys of a licence share both. */
export class Allowance {
  readonly #store: LimitStore;
  readonly #now: () => number;
  /** Licences whose points of the day have been taken over from accounts, by counter. */
  readonly #begun = new Map<string, Promise<unknown>>();

  constructor(store: LimitStore, now: () => number = Date.now) {
    this.#store = store;
    this.#now = now;
  }

  /** Counts a request. Throws RATE_LIMITED with `retryAfterSeconds`. */
  async takeRequest({ licenceId, quota: { requestsPerMinute } }: Identity): Promise<Standing> {
    const standing = toStanding('requests', requestsPerMinute, await this.#store.requests.consume(licenceId));
    if (standing.left >= 0) return standing;
    throw refuse('RATE_LIMITED', `The licence allows ${requestsPerMinute} requests a minute`, standing);
  }

  /** Charges what a request costs; a refused one costs nothing. Throws QUERY_TOO_COMPLEX with cost and limit, or QUOTA_EXCEEDED. */
  async takePoints(identity: Identity, cost: number): Promise<Standing> {
    const { costMax, pointsPerDay } = identity.quota;
    if (cost > costMax) throw tooComplex(cost, costMax);
    const name = await this.#begin(identity);
    const standing = toStanding('points', pointsPerDay, await this.#store.points.consume(name, cost, this.#untilMidnight()));
    if (standing.left >= 0) return standing;
    await this.#store.points.reward(name, cost);
    const message = `The request costs ${cost} points, more than is left of the ${pointsPerDay} points a day of the licence`;
    throw refuse('QUOTA_EXCEEDED', message, standing);
  }

  /** The counter of a licence's day. The first time it starts at what accounts knows, so that a new gateway is not a new quota. */
  async #begin({ licenceId, pointsUsed }: Identity): Promise<string> {
    const day = Math.floor(this.#now() / dayMs);
    const name = `${licenceId}:${day}`;
    let begun = this.#begun.get(name);
    if (begun === undefined) {
      for (const other of this.#begun.keys()) if (!other.endsWith(`:${day}`)) this.#begun.delete(other);
      begun = startAt(this.#store.points, name, { pointsUsed, seconds: this.#untilMidnight().customDuration });
      this.#begun.set(name, begun);
    }
    await begun;
    return name;
  }

  #untilMidnight(): { readonly customDuration: number } {
    return { customDuration: Math.ceil((dayMs - (this.#now() % dayMs)) / 1000) };
  }
}

/** The headers that say how a licence stands (draft-ietf-httpapi-ratelimit-headers). */
export function rateLimitHeaders(standings: readonly Standing[]): Readonly<Record<string, string>> {
  return {
    'ratelimit-policy': standings.map(({ name, limit }) => `"${name}";q=${limit};w=${windowSeconds[name]}`).join(', '),
    ratelimit: standings.map(({ name, left, resetsInSeconds }) => `"${name}";r=${left};t=${resetsInSeconds}`).join(', '),
  };
}

async function startAt(
  counter: RateLimiterAbstract,
  name: string,
  { pointsUsed, seconds }: { pointsUsed: number; seconds: number },
): Promise<void> {
  if (pointsUsed > 0 && (await counter.get(name)) === null) await counter.set(name, pointsUsed, seconds);
}

/** `left` may be below 0 here: then the limit is passed. */
function toStanding(name: Standing['name'], limit: number, { consumedPoints, msBeforeNext }: RateLimiterRes): Standing {
  return { name, limit, left: limit - consumedPoints, resetsInSeconds: Math.max(1, Math.ceil(msBeforeNext / 1000)) };
}

function refuse(code: 'RATE_LIMITED' | 'QUOTA_EXCEEDED', message: string, { limit, resetsInSeconds }: Standing): PasserbyError {
  return new PasserbyError(code, `${message}; try again in ${resetsInSeconds} s`, { limit, retryAfterSeconds: resetsInSeconds });
}

function tooComplex(cost: number, limit: number): PasserbyError {
  const message = `The request may cost ${cost} points; the limit of the licence is ${limit}. Ask for smaller pages or fewer fields`;
  return new PasserbyError('QUERY_TOO_COMPLEX', message, { cost, limit });
}
