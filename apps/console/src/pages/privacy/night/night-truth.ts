/** One night of the synthetic truth. */
export interface TrueNight {
  /** Local day on which the night's 03:00 falls. */
  readonly day: string;
  /** How many truly were in the zone from 03:00 to 04:00. */
  readonly present: number;
  /** Whether the planted subscriber was one of them. */
  readonly isThere: boolean;
}

/** The planted subscriber and the true nights: made-up, written apart from the landing folder by the simulator. */
export interface NightTruth {
  /** Id of the zone in its market, not qualified. */
  readonly zone: string;
  /** As the landing folder writes them: `55-64`, `male`. */
  readonly ageBand: string;
  readonly gender: string;
  readonly nights: readonly TrueNight[];
}

/** The truth at `/night-worker.json`; null where the gateway has none, as outside the demo. Throws where it does not answer. */
export async function findNightTruth(signal: AbortSignal): Promise<NightTruth | null> {
  const response = await fetch('/night-worker.json', { signal });
  if (response.status === 404) return null;
  if (!response.ok) throw new Error(`/night-worker.json answered ${response.status}`);
  return (await response.json()) as NightTruth;
}

/** On how many nights it is right to say "he is there when exactly one is": what exact counts would tell. */
export function countRightByExact(nights: readonly TrueNight[]): number {
  return nights.filter(({ present, isThere }) => (present === 1) === isThere).length;
}
