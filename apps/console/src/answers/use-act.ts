import { useState } from 'react';
import type { GraphDocument } from '@passerby/client/client';
import { useClient } from '../shell/asker-context.ts';
import { asError, forgetAnswers } from './use-answer.ts';

/** Something that changes what the graph holds, and how it went. */
export interface Act<Data, Variables extends object> {
  readonly isActing: boolean;
  /** Why it was refused the last time; undefined before, while it runs, and when it was done. */
  readonly error: Error | undefined;
  /** Does it. What was answered before is then asked anew. Undefined when it was refused. */
  readonly run: (variables: Variables) => Promise<Data | undefined>;
}

/** A mutation as who asks. */
export function useAct<Data, Variables extends object>(document: GraphDocument<Data, Variables>): Act<Data, Variables> {
  const client = useClient();
  const [{ isActing, error }, setStanding] = useState<Standing>(idle);
  const run = async (variables: Variables): Promise<Data | undefined> => {
    setStanding({ isActing: true, error: undefined });
    try {
      const data = await client.ask(document, variables);
      setStanding(idle);
      forgetAnswers(client);
      return data;
    } catch (refusal) {
      setStanding({ isActing: false, error: asError(refusal) });
      return undefined;
    }
  };
  return { isActing, error, run };
}

interface Standing {
  readonly isActing: boolean;
  readonly error: Error | undefined;
}

const idle: Standing = { isActing: false, error: undefined };
