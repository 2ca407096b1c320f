import type { ReactNode } from 'react';
import { GraphError } from '@passerby/client/graph-error';
import { Loading } from './loading.tsx';
import type { Answer } from './use-answer.ts';

export interface AnsweredProps<Data> {
  readonly answer: Answer<Data>;
  /** What is asked, in a few words: "Loading ..." */
  readonly what: string;
  /** Shows the answer. */
  readonly children: (data: Data) => ReactNode;
}

/** An answer, or why there is none: on its way, or refused and by what rule. The last answer stays, dimmed, while the next comes. */
export function Answered<Data>({ answer: { data, error, isAsking }, what, children }: AnsweredProps<Data>) {
  if (error !== undefined) return <Refused error={error} />;
  if (data === undefined) return isAsking ? <Loading what={what} /> : null;
  return (
    <div className="answered" aria-busy={isAsking}>
      {children(data)}
    </div>
  );
}

export interface RefusedProps {
  readonly error: Error;
  /** What was refused; by the error's code when absent. */
  readonly heading?: string;
}

/** Why a question was refused: the graph's words, and its code. */
export function Refused({ error, heading }: RefusedProps) {
  const code = error instanceof GraphError ? error.code : undefined;
  return (
    <div className="refused" role="alert">
      <p>
        <strong>{heading ?? (code && headings[code]) ?? 'This could not be shown'}</strong>
      </p>
      <p>{error.message}</p>
      {code !== undefined && <p className="code">{code}</p>}
    </div>
  );
}

const headings: Readonly<Record<string, string>> = {
  BAD_USER_INPUT: 'This cannot be asked so',
  DATA_NOT_AVAILABLE: 'Not released',
  FORBIDDEN: 'Outside the licence',
  NOT_ADDITIVE: 'These figures do not add up',
  NOT_FOUND: 'There is no such thing',
  QUERY_TOO_COMPLEX: 'Too much at once',
  QUOTA_EXCEEDED: 'The quota of today is used up',
  RATE_LIMITED: 'Too many questions a minute',
  UNAUTHENTICATED: 'The key or login is not known, or has ended',
  UNREACHABLE: 'The gateway cannot be reached',
  UPSTREAM_UNAVAILABLE: 'A service is away',
};
