import { GraphError } from '@passerby/client/graph-error';

/** What is wrong with each field of a form, by the field's name in the graph: `question.window`. */
export type Problems = ReadonlyMap<string, string>;

export const noProblems: Problems = new Map();

/** What a missing field is told. */
const missingWords = 'This is needed before it can be submitted.';

/** The problems that a refusal names by field: `problems` are `name: what is wrong`, `missing` are names. */
export function problemsOf(error: Error | undefined): Problems {
  if (!(error instanceof GraphError)) return noProblems;
  const details = error.refusals.map(({ extensions }) => extensions ?? {});
  const wrong = details.flatMap(({ problems }) => textsOf(problems).map(splitProblem));
  const missing = details.flatMap((detail) => textsOf(detail['missing']).map((name) => [name, missingWords] as const));
  return new Map([...missing, ...wrong]);
}

function splitProblem(text: string): readonly [name: string, words: string] {
  const colon = text.indexOf(': ');
  return colon < 0 ? ['', text] : [text.slice(0, colon), text.slice(colon + 2)];
}

function textsOf(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}
