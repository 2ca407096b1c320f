import type { FastifyInstance } from 'fastify';
import { PasserbyError } from '@passerby/domain/error';
import { isFromLoopback } from './loopback.ts';
import { findTextFile } from './text-file.ts';

/** What the demo alone tells its console. */
export interface DemoFiles {
  /** JSON that prefills the page: a key a persona and the questions' variables. */
  readonly consoleFile: string;
  /** `night-worker.json` of the synthetic truth: what a system without protection would have told of the planted night worker. */
  readonly nightWorkerFile: string;
}

/**
 * Serves `/demo.json` and `/night-worker.json`: keys, and true counts of people who do not exist. On this machine alone; NOT_FOUND
 * from elsewhere and while there is no such file yet.
 */
export function addDemoRoutes(app: FastifyInstance, { consoleFile, nightWorkerFile }: DemoFiles): void {
  for (const [path, file] of [
    ['/demo.json', consoleFile],
    ['/night-worker.json', nightWorkerFile],
  ] as const) {
    app.get(path, async (request, reply) => {
      const text = isFromLoopback(request) ? await findTextFile(file) : undefined;
      if (text === undefined) throw new PasserbyError('NOT_FOUND', 'There is nothing at this address');
      return reply.header('cache-control', 'no-store').type('application/json').send(text);
    });
  }
}
