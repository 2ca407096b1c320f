import { appendFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const fileName = 'ended-sessions';

/**
 * Sessions that a logout ended before their time, so that a copied cookie ends with them: one line `<id> <epoch ms>` each, until the
 * cookie would have expired by itself. A restart reads them again.
 */
export class EndedSessions {
  readonly #file: string;
  readonly #ended: Map<string, number>;

  constructor(folder: string, now: () => number) {
    this.#file = join(folder, fileName);
    this.#ended = new Map(listLines(this.#file).filter(([, expiresAtMs]) => expiresAtMs > now()));
    writeFileSync(this.#file, [...this.#ended].map(printLine).join(''), { mode: 0o600 });
  }

  has(id: string): boolean {
    return this.#ended.has(id);
  }

  /** Ends a session whose cookie expires at `expiresAtMs`, epoch milliseconds. */
  add(id: string, expiresAtMs: number): void {
    if (this.#ended.has(id)) return;
    appendFileSync(this.#file, printLine([id, expiresAtMs]));
    this.#ended.set(id, expiresAtMs);
  }
}

function listLines(file: string): readonly (readonly [string, number])[] {
  if (!existsSync(file)) return [];
  return readFileSync(file, 'utf8')
    .split('\n')
    .flatMap((line) => {
      const [id, expiresAtMs] = line.split(' ');
      return id && expiresAtMs ? [[id, Number(expiresAtMs)] as const] : [];
    });
}

function printLine([id, expiresAtMs]: readonly [string, number]): string {
  return `${id} ${expiresAtMs}\n`;
}
