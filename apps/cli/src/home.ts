import { join } from 'node:path';

/** Where things lie below PASSERBY_HOME (interfaces.md, Commands). */
export interface Home {
  readonly folder: string;
  readonly releases: string;
  readonly serving: string;
  /** One log file a service. */
  readonly logs: string;
  /** Of a running `up`: process id, addresses and the service key; mode 0600. */
  readonly runFile: string;
  readonly demo: string;
  readonly demoKeysFile: string;
}

export function homeOf(folder: string): Home {
  return {
    folder,
    releases: join(folder, 'releases'),
    serving: join(folder, 'serving'),
    logs: join(folder, 'logs'),
    runFile: join(folder, 'run', 'up.json'),
    demo: join(folder, 'demo'),
    demoKeysFile: join(folder, 'demo-keys.json'),
  };
}
