/** One request of the corpus, as it goes over the wire. */
export interface HostileRequest {
  /** What it tries. */
  readonly kind: string;
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Sent in these pieces, a pause between them. */
  readonly body: readonly string[];
}

/** Whether a request comes with a good key is up to its maker. */
export function post(kind: string, body: string, headers: Readonly<Record<string, string>>): HostileRequest {
  return { kind, method: 'POST', path: '/graphql', headers: { 'content-type': 'application/json', ...headers }, body: [body] };
}

/** A document in the usual JSON. */
export function ask(kind: string, query: string, { headers, variables }: AskOptions): HostileRequest {
  return post(kind, JSON.stringify({ query, variables }), headers);
}

export interface AskOptions {
  readonly headers: Readonly<Record<string, string>>;
  readonly variables?: unknown;
}
