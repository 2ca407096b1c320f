import { addDays, type LocalDay } from '@passerby/domain/calendar';
import { PasserbyError } from '@passerby/domain/error';
import type { LoadRule } from '@passerby/release/load-list';
import type { Engine } from '../engine/engine.ts';
import { countRejects } from '../stays/rejects.ts';

/** Thresholds of the quality report (measures.md 1). */
export const WARNING_REJECT_SHARE = 0.2;
export const STOPPING_REJECT_SHARE = 0.5;
export const WARNING_VOLUME_SHARE = 0.3;
export const VOLUME_DAYS = 7;

/** A finding of the quality report. `STOPS_BUILD`: no release is built while the file is in. */
export interface QualityWarning {
  readonly code: LoadRule;
  /** The file, or the day of a VOLUME warning. */
  readonly subject: string;
  readonly message: string;
}

/** A stored event file as the thresholds see it. `rejected` counts quarantine without SPEED (measures.md 6). */
export interface FileQuality {
  readonly path: string;
  readonly day: LocalDay;
  readonly rows: number;
  readonly accepted: number;
  readonly rejected: number;
}

/** The stored event files in the order of their paths; rejects of the per-row rules. */
export async function listFileQuality(engine: Engine): Promise<readonly FileQuality[]> {
  const files = await engine.rows<Record<'path' | 'day' | 'rows' | 'accepted' | 'rejected', string>>(
    'SELECT path, day, rows, accepted, rejected FROM files ORDER BY path',
  );
  return files.map(({ path, day, rows, accepted, rejected }) => ({
    path,
    day,
    rows: Number(rows),
    accepted: Number(accepted),
    rejected: Number(rejected),
  }));
}

/** Files whose reject rate passes 20 %, those that stop the build at 50 %, and days 30 % off the mean of the 7 days before. */
export function listWarnings(files: readonly FileQuality[]): readonly QualityWarning[] {
  return [...files.flatMap(rejectWarning), ...volumeWarnings(files)];
}

/**
 * The gate before a release, after the build of the exact tables: throws DATA_NOT_AVAILABLE while a file is in of which half
 * or more was rejected, by the rules of a row or of a subscriber, SPEED apart (measures.md 1 and 6).
 */
export async function assertBuildable(engine: Engine): Promise<void> {
  const stops = listWarnings(addRejects(await listFileQuality(engine), await countRejects(engine))).filter(
    ({ code }) => code === 'STOPS_BUILD',
  );
  if (stops.length > 0) throw new PasserbyError('DATA_NOT_AVAILABLE', stops.map(({ message }) => message).join('\n'));
}

/** The files with what the rules of a subscriber rejected after them, SPEED apart. */
export function addRejects(
  files: readonly FileQuality[],
  rejects: Awaited<ReturnType<typeof countRejects>>,
): readonly FileQuality[] {
  const counted = rejects.filter(({ rule }) => rule !== 'SPEED');
  const byFile = Map.groupBy(counted, ({ file }) => file);
  return files.map((file) => {
    const more = (byFile.get(file.path) ?? []).reduce((sum, { rows }) => sum + rows, 0);
    return Object.assign({}, file, { accepted: file.accepted - more, rejected: file.rejected + more });
  });
}

/** A day's rows beside the mean of those of the 7 days before it that have any; null where there is none. */
export interface DayVolume {
  readonly day: LocalDay;
  readonly rows: number;
  readonly accepted: number;
  readonly rejected: number;
  readonly mean: number | null;
  /** How many days the mean is of. */
  readonly meanDays: number;
}

/** Volumes of the days that have files, in order. */
export function listDayVolumes(files: readonly FileQuality[]): readonly DayVolume[] {
  const days = Map.groupBy(files, ({ day }) => day);
  const sumOf = (day: LocalDay, field: 'rows' | 'accepted' | 'rejected'): number =>
    (days.get(day) ?? []).reduce((sum, file) => sum + file[field], 0);
  return [...days.keys()].toSorted().map((day) => {
    const before = Array.from({ length: VOLUME_DAYS }, (_, index) => addDays(day, -index - 1)).filter((other) => days.has(other));
    const mean = before.reduce((sum, other) => sum + sumOf(other, 'rows'), 0) / before.length;
    return {
      day,
      rows: sumOf(day, 'rows'),
      accepted: sumOf(day, 'accepted'),
      rejected: sumOf(day, 'rejected'),
      mean: before.length === 0 ? null : mean,
      meanDays: before.length,
    };
  });
}

function rejectWarning({ path, accepted, rejected }: FileQuality): readonly QualityWarning[] {
  const share = rejected / Math.max(1, accepted + rejected);
  const percent = `${(share * 100).toFixed(1)} %`;
  if (share >= STOPPING_REJECT_SHARE) {
    return [
      {
        code: 'STOPS_BUILD',
        subject: path,
        message: `${path}: ${percent} of the rows were rejected; nothing is released until it is replaced`,
      },
    ];
  }
  if (share > WARNING_REJECT_SHARE) {
    return [{ code: 'REJECT_RATE', subject: path, message: `${path}: ${percent} of the rows were rejected` }];
  }
  return [];
}

function volumeWarnings(files: readonly FileQuality[]): readonly QualityWarning[] {
  return listDayVolumes(files).flatMap(({ day, rows, mean, meanDays }) => {
    if (mean === null || Math.abs(rows - mean) <= WARNING_VOLUME_SHARE * mean) return [];
    const percent = `${Math.abs((rows / mean - 1) * 100).toFixed(0)} % ${rows > mean ? 'above' : 'below'}`;
    return [
      {
        code: 'VOLUME',
        subject: day,
        message: `${day}: ${rows} rows, ${percent} the mean of the ${meanDays} days before it (of the last 7)`,
      },
    ];
  });
}
