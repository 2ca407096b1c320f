/** Answers are of sealed releases and change when an edition comes: asked again after a minute. */
const answerMaxAgeMs = 60_000;
/** Enough for a slider's way to and fro; each holds some kilobytes. */
const answersMax = 300;

interface Kept {
  readonly atMs: number;
  readonly answer: Promise<unknown>;
}

/**
 * Answers of one asker by question, the oldest forgotten first, so that going back shows what was there at once and two figures
 * that ask the same ask once. A refused question is forgotten.
 */
export class AnswerCache {
  readonly #kept = new Map<string, Kept>();
  readonly #now: () => number;

  constructor(now: () => number = Date.now) {
    this.#now = now;
  }

  /** The answer kept for a question, else that of `ask`. */
  get<Data>(question: string, ask: () => Promise<Data>): Promise<Data> {
    const kept = this.#kept.get(question);
    if (kept !== undefined && this.#now() - kept.atMs < answerMaxAgeMs) return kept.answer as Promise<Data>;
    const answer = ask();
    this.#kept.delete(question);
    this.#kept.set(question, { atMs: this.#now(), answer });
    answer.catch(() => this.#kept.delete(question));
    this.#forgetOldest();
    return answer;
  }

  /** Forgets every question that begins so; everything when nothing is said. */
  forget(beginning = ''): void {
    for (const question of this.#kept.keys()) if (question.startsWith(beginning)) this.#kept.delete(question);
  }

  #forgetOldest(): void {
    const [oldest] = this.#kept.keys();
    if (oldest !== undefined && this.#kept.size > answersMax) this.#kept.delete(oldest);
  }
}
