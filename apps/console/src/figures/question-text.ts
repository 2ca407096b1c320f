/** A question without its types, to be shown and copied. */
export interface AnyQuestion {
  readonly document: { toString(): string };
  readonly variables: object;
}

/** The question as GraphQL, its variables as a comment above: what pastes into the Query page and runs. */
export function writeGraphql({ document, variables }: AnyQuestion): string {
  const comment = JSON.stringify(variables, null, 2).replaceAll(/^/gm, '# ');
  return `# Variables:\n${comment}\n${document.toString().trim()}\n`;
}

/** The question as a line for a POSIX shell; the key is the shell's `PASSERBY_KEY`, so that no copy holds one. */
export function writeCurl(question: AnyQuestion, origin: string): string {
  const body = JSON.stringify({ query: question.document.toString(), variables: question.variables });
  return [
    `curl -s ${origin}/graphql`,
    `  -H "authorization: Bearer $PASSERBY_KEY"`,
    `  -H 'content-type: application/json'`,
    `  -d '${body.replaceAll("'", String.raw`'\''`)}'`,
  ].join(' \\\n');
}
