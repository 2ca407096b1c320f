import { addDays, type LocalDay } from '@passerby/domain/calendar';
import { PasserbyError } from '@passerby/domain/error';
import type { Engine } from '../engine/engine.ts';
import { countRejects } from '../stays/rejects.ts';

/** Thresholds of the quality report (measures.md 1). */
export const WARNING_REJECT_SHARE = 0.2;
export const STOPPING_REJECT_SHARE = 0.5;
export const WARNING_VOLUME_SHARE = 0.3;
export const VOLUME_DAYS = 7;

/** A finding of the quality report. `STOPS_BUILD`: no release is built while the file is in. */
export interface QualityWarning {
  readonly code: 'REJECT_RATE' | 'STOPS_BUILD' | 'VOLUME' | 'IGNORED_FILE';
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
  const later = await countRejects(engine);
  const files = (await listFileQuality(engine)).map((file) => {
    const more = later.reduce((sum, { file: path, rule, rows }) => sum + (path === file.path && rule !== 'SPEED' ? rows : 0), 0);
    return Object.assign(file, { accepted: file.accepted - more, rejected: file.rejected + more });
  });
  const stops = listWarnings(files).filter(({ code }) => code === 'STOPS_BUILD');
  if (stops.length > 0) throw new PasserbyError('DATA_NOT_AVAILABLE', stops.map(({ message }) => message).join('\n'));
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
  const volumes = new Map<LocalDay, number>();
  for (const { day, rows } of files) volumes.set(day, (volumes.get(day) ?? 0) + rows);
  return [...volumes.keys()].toSorted().flatMap((day) => {
    const before = Array.from({ length: VOLUME_DAYS }, (_, index) => volumes.get(addDays(day, -index - 1))).filter(
      (rows) => rows !== undefined,
    );
    const mean = before.reduce((sum, rows) => sum + rows, 0) / before.length;
    const rows = volumes.get(day) ?? 0;
    if (before.length === 0 || Math.abs(rows - mean) <= WARNING_VOLUME_SHARE * mean) return [];
    const percent = `${Math.abs((rows / mean - 1) * 100).toFixed(0)} % ${rows > mean ? 'above' : 'below'}`;
    return [
      {
        code: 'VOLUME',
        subject: day,
        message: `${day}: ${rows} rows, ${percent} the mean of the ${before.length} days before it (of the last 7)`,
      },
    ];
  });
}
