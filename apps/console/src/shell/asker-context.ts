import { createContext, use } from 'react';
import type { GraphClient } from '@passerby/client/client';
import type { Asker } from './asker.ts';
import type { ConsoleFacts } from './console-facts.ts';
import type { Demo } from './demo.ts';

/** What every page knows: who asks, how to ask, and what this gateway is. */
export interface ConsoleContext {
  readonly asker: Asker | undefined;
  /** Asks as {@link asker}; undefined where nobody asks. */
  readonly client: GraphClient | undefined;
  readonly facts: ConsoleFacts;
  /** Undefined outside the demo. */
  readonly demo: Demo | undefined;
}

export const ConsoleContextOf = createContext<ConsoleContext | undefined>(undefined);

/** What every page knows. Throws outside the console. */
export function useConsole(): ConsoleContext {
  const context = use(ConsoleContextOf);
  if (context === undefined) throw new Error('the console is not around this page');
  return context;
}

/** Asks the graph as who asks; for pages that need somebody. Throws where nobody asks. */
export function useClient(): GraphClient {
  const { client } = useConsole();
  if (client === undefined) throw new Error('nobody asks');
  return client;
}
