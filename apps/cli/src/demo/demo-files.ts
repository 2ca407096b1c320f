import { join } from 'node:path';
import type { Home } from '../home.ts';

/** Where the demo keeps what its console is told. */
export interface DemoFiles {
  /** Keys and places; written by `presentDemo`. */
  readonly consoleFile: string;
  /** Of the synthetic truth; written by `simulate`, anew for each batch of days (measures.md 5). */
  readonly nightWorkerFile: string;
}

export function demoFilesOf(home: Home, market: string): DemoFiles {
  return {
    consoleFile: join(home.demo, 'console.json'),
    nightWorkerFile: join(truthFolderOf(home, market), 'night-worker.json'),
  };
}

/** The truth of the demo's market. */
export function truthFolderOf(home: Home, market: string): string {
  return join(home.demo, 'truth', market);
}
