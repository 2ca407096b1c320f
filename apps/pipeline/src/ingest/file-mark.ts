import { statSync } from 'node:fs';

/** Size, time of change and inode of a file: while they stay the same, so does its content. `gone` where there is none. */
export function fileMark(path: string): string {
  const stat = statSync(path, { throwIfNoEntry: false });
  return stat === undefined ? 'gone' : `${stat.size} ${stat.mtimeMs} ${stat.ino}`;
}
