import { PasserbyError } from '@passerby/domain/error';

/** How long an answer of accounts is used again: what is revoked works at most this much longer (interfaces.md, Gateway). */
const rememberMaxMs = 1000;
const rememberedMax = 10_000;

interface Remembered<Answer> {
  readonly answer: Promise<Answer>;
  readonly atMs: number;
}

/**
 * Asks each question at most once a second: the answer is remembered, and so is a refusal (UNAUTHENTICATED); a failure is not.
 * Equal questions that arrive together are asked once.
 */
export class BriefMemory<Answer> {
  readonly #ask: (question: string) => Promise<Answer>;
  readonly #now: () => number;
  readonly #remembered = new Map<string, Remembered<Answer>>();

  constructor(ask: (question: string) => Promise<Answer>, now: () => number) {
    this.#ask = ask;
    this.#now = now;
  }

  recall(question: string): Promise<Answer> {
    const known = this.#remembered.get(question);
    if (known !== undefined && this.#now() - known.atMs < rememberMaxMs) return known.answer;
    this.#remembered.delete(question);
    const answer = this.#ask(question);
    this.#remembered.set(question, { answer, atMs: this.#now() });
    if (this.#remembered.size > rememberedMax) this.#forgetOldest();
    answer.catch((error: unknown) => {
      if (!(error instanceof PasserbyError) || error.code !== 'UNAUTHENTICATED') this.#remembered.delete(question);
    });
    return answer;
  }

  #forgetOldest(): void {
    const oldest = this.#remembered.keys().next();
    if (!oldest.done) this.#remembered.delete(oldest.value);
  }
}
