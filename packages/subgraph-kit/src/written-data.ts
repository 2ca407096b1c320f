import type { FormattedExecutionResult } from 'graphql';

/** Data of a response. */
export type Data = Readonly<Record<string, unknown>>;

const texts = new WeakMap<object, string>();

/**
 * Stands for the data of a response as the text that is sent: written once, however often it is sent, and without the objects
 * that it was written from, which take ten times the memory. Whoever looks for its fields finds none.
 */
export function writeData(data: Data): { readonly data: Data; readonly characters: number } {
  const text = JSON.stringify(data);
  const written: Data = { toJSON: () => JSON.parse(text) as unknown };
  texts.set(written, text);
  return { data: written, characters: text.length };
}

/** The text of a response: of written data what was written, of anything else its JSON. */
export function stringifyResponse(response: FormattedExecutionResult): string {
  const { data, errors, extensions } = response;
  const text = errors === undefined && extensions === undefined && data ? texts.get(data) : undefined;
  return text === undefined ? JSON.stringify(response) : `{"data":${text}}`;
}
