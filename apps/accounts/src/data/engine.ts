import type { Dialect } from 'kysely';

/** How a database engine is reached and let go again. */
export interface EngineHandle {
  readonly engine: 'pglite' | 'postgres';
  readonly dialect: Dialect;
  /** Gives back what was held beside the connections. */
  release(): void;
}
