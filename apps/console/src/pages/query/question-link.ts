import { changeAddress } from '../../shell/address.ts';
import type { Question } from './questions.ts';

/** While somebody types, the address waits for a pause. */
const pauseMs = 400;
/** Longer questions are not put into the address: servers refuse the request line when such a link is opened. */
const addressMaxChars = 8000;

/** What the editor knows of the tab in front. */
export interface EditedTab {
  readonly query?: string | null;
  readonly variables?: string | null;
}

/** The question of an address, `?page=query&query=...&variables=...`; undefined where it names none. */
export function readQuestion(search: string): Question | undefined {
  const parameters = new URLSearchParams(search);
  const query = parameters.get('query') ?? '';
  return query === '' ? undefined : { query, variables: parameters.get('variables') ?? '' };
}

/** Keeps the address at the question in front, so that a link shows it. What was there when the page opened is left alone. */
export class QuestionLink {
  #shown: string | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** Puts the question of a tab into the address after a pause, unless it stands there already. */
  follow(tab: EditedTab | undefined): void {
    const { query, variables } = { query: tab?.query ?? '', variables: tab?.variables ?? '' };
    const shown = JSON.stringify([query, variables]);
    const isFirst = this.#shown === undefined;
    if (this.#shown === shown) return;
    this.#shown = shown;
    clearTimeout(this.#timer);
    if (isFirst) return;
    const isShort = encodeURIComponent(query + variables).length <= addressMaxChars;
    const change = isShort ? { query, variables } : { query: undefined, variables: undefined };
    this.#timer = setTimeout(() => changeAddress(change, { isStep: false }), pauseMs);
  }

  /** Forgets a change that waits: the page is left. */
  stop(): void {
    clearTimeout(this.#timer);
  }
}
