import type { CellKey } from './tinytown-counts.ts';

const hourS = 3600;
const daySeconds = 24 * hourS;
/** Hextown's clock is an hour ahead of UTC until the morning of 25 October 2026. */
const winterFromS = Date.UTC(2026, 9, 25, 1) / 1000;
/** The hours 00 to 05 of a quiet zone. */
const nightHours = 6;
/** Hour of the night that the truth is told of. */
const toldHour = 3;

/** One made-up man who works in the outermost zone of hextown from Sunday to Thursday night, and is alone there after midnight. */
export const hextownNightWorker = { zone: 'h61', homeZone: 'h31', ageBand: '55-64', gender: 'male' } as const;

/** One night as `night-worker.json` of a synthetic truth tells it. */
export interface ToldNight {
  /** Local date on which 03:00 falls. */
  readonly day: string;
  /** 03:00 of it, seconds since 1970. */
  readonly at: number;
  /** How many truly were in the zone in that hour. */
  readonly present: number;
  readonly isThere: boolean;
}

/** Who truly is in the night worker's zone in an hour of the night; undefined for any other cell. */
export function nightCountOf({ area_id: zone, at, age_band: ageBand, gender }: CellKey): number | undefined {
  if (zone !== hextownNightWorker.zone || typeof at !== 'number' || hourOf(at) >= nightHours) return undefined;
  const isHisLeaf = ageBand === hextownNightWorker.ageBand && gender === hextownNightWorker.gender;
  return (ageBand === undefined || isHisLeaf) && isNightWorkerThere(at) ? 1 : 0;
}

/** The nights of some days, half open, as the truth tells them. */
export function listToldNights({ from, to }: { readonly from: string; readonly to: string }): readonly ToldNight[] {
  const days = (Date.parse(to) - Date.parse(from)) / 1000 / daySeconds;
  return Array.from({ length: days }, (_, index) => {
    const midnightS = Date.parse(from) / 1000 + index * daySeconds;
    const summerS = midnightS + (toldHour - 1) * hourS;
    const at = summerS < winterFromS ? summerS : summerS + hourS;
    const isThere = isNightWorkerThere(at);
    return { day: new Date(midnightS * 1000).toISOString().slice(0, 10), at, present: isThere ? 1 : 0, isThere };
  });
}

/** Seconds since 1970 as hextown's clock shows them. */
export function localSecondsOf(at: number): number {
  return at + (at < winterFromS ? hourS : 0);
}

function hourOf(at: number): number {
  return Math.floor(localSecondsOf(at) / hourS) % 24;
}

/** In the small hours of Monday to Friday. 1970-01-01 was a Thursday. */
function isNightWorkerThere(at: number): boolean {
  return (Math.floor(localSecondsOf(at) / daySeconds) + 3) % 7 < 5;
}
