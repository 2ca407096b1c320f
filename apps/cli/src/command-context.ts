import type { Home } from './home.ts';

/** What a command may know of its surroundings; main.ts alone reads the environment. */
export interface CommandContext {
  readonly home: Home;
  /** Handed on to the processes that a command starts. */
  readonly environment: NodeJS.ProcessEnv;
  /** Prints one line or block to standard output. */
  readonly print: (text: string) => void;
  /** Prints progress and warnings to standard error. */
  readonly note: (text: string) => void;
}
