import { GraphError } from './graph-error.ts';
import type { Refusal } from './graph-error.ts';
import { retryAfterMs } from './retry-after.ts';

const attemptsMaxDefault = 4;
const waitMaxMsDefault = 30_000;
const tooManyRequests = 429;

/** A question with the types of its variables and of its answer: one of `./operations`, or of your own code generation. */
export interface GraphDocument<Data, Variables> {
  toString(): string;
  /** Never there at run time. */
  readonly __apiType?: (variables: Variables) => Data;
}

/** Where the graph is and who asks. */
export interface GraphClientOptions {
  /** The gateway's origin, `https://graph.example`; empty for that of the page. */
  readonly url: string;
  /** API key, `pby_...`; undefined where a session cookie says who asks. */
  readonly key?: string | undefined;
  /** Attempts while the graph answers 429; 4 when absent, 1 for none but the first. */
  readonly attemptsMax?: number;
  /** Longest wait between two attempts, in milliseconds; a longer Retry-After is refused at once. 30,000 when absent. */
  readonly waitMaxMs?: number;
  /** Replaces the global `fetch`. */
  readonly fetch?: typeof globalThis.fetch;
  /** Replaces the wait between attempts. */
  readonly wait?: (milliseconds: number, signal: AbortSignal | undefined) => Promise<void>;
}

/** What may be said about one question. */
export interface AskOptions {
  /** Ends the question; it then rejects with the signal's reason. */
  readonly signal?: AbortSignal;
}

/** Asks the graph. */
export interface GraphClient {
  /**
   * The answer to a question. Waits and asks again while the graph says 429. Throws GraphError for what was refused, also in
   * part (`error.data` has the rest), and where the graph cannot be reached.
   */
  ask<Data, Variables extends object>(
    document: GraphDocument<Data, Variables>,
    variables: Variables,
    options?: AskOptions,
  ): Promise<Data>;
}

/** A client of one gateway and one key. Holds no connection and no state. */
export function createGraphClient(settings: GraphClientOptions): GraphClient {
  return {
    ask: async <Data, Variables extends object>(
      document: GraphDocument<Data, Variables>,
      variables: Variables,
      { signal }: AskOptions = {},
    ) => {
      const body = JSON.stringify({ query: document.toString(), variables });
      const { data, errors = [] } = await readReply(await send(body, settings, signal));
      const [refusal] = errors;
      if (refusal !== undefined) throw new GraphError(refusal.message, { refusals: errors, data });
      if (data === undefined || data === null) throw new GraphError('The answer holds neither data nor errors');
      return data as Data;
    },
  };
}

interface Reply {
  readonly data?: unknown;
  readonly errors?: readonly Refusal[];
}

async function send(body: string, settings: GraphClientOptions, signal: AbortSignal | undefined): Promise<Response> {
  const { attemptsMax = attemptsMaxDefault, waitMaxMs = waitMaxMsDefault, wait = waitFor } = settings;
  for (let attempt = 1; ; attempt += 1) {
    const response = await post(body, settings, signal);
    if (response.status !== tooManyRequests || attempt >= attemptsMax) return response;
    const pauseMs = retryAfterMs(response.headers.get('retry-after'), new Date());
    if (pauseMs > waitMaxMs) return response;
    await response.body?.cancel();
    await wait(pauseMs, signal);
  }
}

async function post(body: string, settings: GraphClientOptions, signal: AbortSignal | undefined): Promise<Response> {
  const { url, key, fetch = globalThis.fetch } = settings;
  const headers = { 'content-type': 'application/json', accept: 'application/graphql-response+json, application/json' };
  try {
    return await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: key === undefined ? headers : { ...headers, authorization: `Bearer ${key}` },
      body,
      ...(signal === undefined ? {} : { signal }),
    });
  } catch (cause) {
    signal?.throwIfAborted();
    throw new GraphError(`The graph at ${url} cannot be reached`, { cause });
  }
}

async function readReply(response: Response): Promise<Reply> {
  const text = await response.text();
  try {
    const reply: unknown = JSON.parse(text);
    if (typeof reply === 'object' && reply !== null) return reply;
  } catch (cause) {
    throw new GraphError(`The graph answered ${response.status} with something that is not JSON`, { cause });
  }
  throw new GraphError(`The graph answered ${response.status} with something that is not an answer`);
}

function waitFor(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', stop);
      resolve();
    }, milliseconds);
    const stop = (): void => {
      clearTimeout(timer);
      reject(signal?.reason as Error);
    };
    if (signal?.aborted === true) stop();
    else signal?.addEventListener('abort', stop, { once: true });
  });
}
