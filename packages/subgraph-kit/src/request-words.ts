/** What a request itself says: who repeats it back tells nothing new. Read when first asked. */
export interface RequestWords {
  /** Whether a text stands in the request as a whole string. */
  hasText(text: string): boolean;
  /** Whether a run of digits stands in the request as a whole. */
  hasNumber(digits: string): boolean;
}

const numberPattern = /\p{N}+/gu;
const quotedPattern = /"((?:[^"\\]|\\.)*)"/g;

/** Reads the body of a GraphQL request: the strings of its variables and document, and the numbers in either. */
export function requestWordsOf(body: unknown): RequestWords {
  let numbers: ReadonlySet<string> | undefined;
  let texts: ReadonlySet<string> | undefined;
  return {
    hasText: (text) => (texts ??= new Set(listTexts(body))).has(text),
    hasNumber: (digits) => (numbers ??= new Set(listNumbers(JSON.stringify(body) ?? ''))).has(digits),
  };
}

/** Runs of digits of a text, in any script. */
export function listNumbers(text: string): readonly string[] {
  return text.match(numberPattern) ?? [];
}

function listTexts(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value, ...Array.from(value.matchAll(quotedPattern), ([, text = '']) => text)];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(listTexts) : [];
}
