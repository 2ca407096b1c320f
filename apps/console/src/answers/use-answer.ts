import { useEffect, useEffectEvent, useState } from 'react';
import type { GraphClient, GraphDocument } from '@passerby/client/client';
import { useConsole } from '../shell/asker-context.ts';
import { AnswerCache } from './answer-cache.ts';

/** A question to the graph: a document of `@passerby/client/operations` and its variables. */
export interface Question<Data, Variables extends object> {
  readonly document: GraphDocument<Data, Variables>;
  readonly variables: Variables;
}

/** Where a question stands. `data` is the answer; while the next one is on its way, the last one, so that nothing jumps. */
export interface Answer<Data> {
  readonly isAsking: boolean;
  readonly data: Data | undefined;
  /** Why it was refused, or not reached. */
  readonly error: Error | undefined;
}

const caches = new WeakMap<GraphClient, AnswerCache>();
const nothingAsked = { isAsking: false, data: undefined, error: undefined } as const;

/**
 * The answer to a question as who asks, asked anew whenever its variables change; undefined asks nothing. Only the newest
 * question's answer is ever shown.
 */
export function useAnswer<Data, Variables extends object>(question: Question<Data, Variables> | undefined): Answer<Data> {
  const { client } = useConsole();
  const [settled, setSettled] = useState<Settled<Data>>();
  const name = question === undefined ? undefined : nameOf(question);
  const askNow = useEffectEvent((by: GraphClient) => (question === undefined ? undefined : askOnce(by, question)));
  useEffect(() => {
    const asked = client === undefined || name === undefined ? undefined : askNow(client);
    if (asked === undefined) return undefined;
    let isNewest = true;
    asked.then(
      (data) => isNewest && setSettled({ client, name, data, error: undefined }),
      (error: unknown) => isNewest && setSettled({ client, name, data: undefined, error: asError(error) }),
    );
    return () => {
      isNewest = false;
    };
  }, [client, name]);
  if (client === undefined || name === undefined) return nothingAsked;
  if (settled?.client !== client) return { isAsking: true, data: undefined, error: undefined };
  if (settled.name !== name) return { isAsking: true, data: settled.data, error: undefined };
  return { isAsking: false, data: settled.data, error: settled.error };
}

/** How the question of a name ended, as it was asked by one client. */
interface Settled<Data> {
  readonly client: GraphClient | undefined;
  readonly name: string | undefined;
  readonly data: Data | undefined;
  readonly error: Error | undefined;
}

/** Asks a question, or gives the answer that is remembered. Throws GraphError. */
export function askOnce<Data, Variables extends object>(client: GraphClient, question: Question<Data, Variables>): Promise<Data> {
  return cacheOf(client).get(nameOf(question), () => client.ask(question.document, question.variables));
}

/** Forgets what was answered, after a mutation. */
export function forgetAnswers(client: GraphClient): void {
  cacheOf(client).clear();
}

function cacheOf(client: GraphClient): AnswerCache {
  const cache = caches.get(client) ?? new AnswerCache();
  caches.set(client, cache);
  return cache;
}

function nameOf({ document, variables }: { readonly document: { toString(): string }; readonly variables: object }): string {
  return `${document.toString()}\n${JSON.stringify(variables)}`;
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}
