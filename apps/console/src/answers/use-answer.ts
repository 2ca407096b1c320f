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

const forgotten = 'passerby:forgotten';
const caches = new WeakMap<GraphClient, AnswerCache>();
const nothingAsked = { isAsking: false, data: undefined, error: undefined } as const;

/**
 * The answer to a question as who asks, asked anew whenever its variables change and when answers are forgotten; undefined asks
 * nothing. Only the newest question's answer is ever shown.
 */
export function useAnswer<Data, Variables extends object>(question: Question<Data, Variables> | undefined): Answer<Data> {
  const { client } = useConsole();
  const [settled, setSettled] = useState<Settled<Data>>();
  const name = question === undefined ? undefined : nameOf(question);
  const askNow = useEffectEvent((by: GraphClient) => (question === undefined ? undefined : askOnce(by, question)));
  useEffect(() => {
    if (client === undefined || name === undefined) return undefined;
    let newest = 0;
    const ask = (): void => {
      const turn = (newest += 1);
      askNow(client)?.then(
        (data) => turn === newest && setSettled({ client, name, data, error: undefined }),
        (error: unknown) =>
          turn === newest && setSettled((before) => keepShown(before, { client, name, data: undefined, error: asError(error) })),
      );
    };
    ask();
    addEventListener(forgotten, ask);
    return () => {
      newest = -1;
      removeEventListener(forgotten, ask);
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

/** A question that was answered keeps its answer where asking again fails: a form around it would be lost. */
function keepShown<Data>(before: Settled<Data> | undefined, failed: Settled<Data>): Settled<Data> {
  const isShown = before?.client === failed.client && before?.name === failed.name && before?.data !== undefined;
  return isShown && before !== undefined ? before : failed;
}

/** Asks a question, or gives the answer that is remembered. Throws GraphError. */
export function askOnce<Data, Variables extends object>(client: GraphClient, question: Question<Data, Variables>): Promise<Data> {
  return cacheOf(client).get(nameOf(question), () => client.ask(question.document, question.variables));
}

/**
 * Forgets what was answered, to one document or to all: after a mutation, or while something is waited for. Whatever of it is shown
 * is asked again, and stays until the new answer is there.
 */
export function forgetAnswers(client: GraphClient, document?: { toString(): string }): void {
  cacheOf(client).forget(document?.toString());
  dispatchEvent(new Event(forgotten));
}

function cacheOf(client: GraphClient): AnswerCache {
  const cache = caches.get(client) ?? new AnswerCache();
  caches.set(client, cache);
  return cache;
}

function nameOf({ document, variables }: { readonly document: { toString(): string }; readonly variables: object }): string {
  return `${document.toString()}\n${JSON.stringify(variables)}`;
}

/** What was thrown, as an error. */
export function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}
