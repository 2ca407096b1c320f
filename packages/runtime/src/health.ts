import type { FastifyInstance } from 'fastify';

export interface HealthOptions {
  readonly name: string;
  readonly version: string;
  /** Whether requests can be answered now; may ask a dependency. A throw counts as not ready. */
  readonly isReady: () => boolean | Promise<boolean>;
}

/**
 * Adds `/livez` (the process runs: 200), `/readyz` (200 when it can answer, else 503) and `/version` to a server
 * (interfaces.md, Gateway). None of them needs a principal and none says anything about data.
 */
export function registerHealth(server: FastifyInstance, { name, version, isReady }: HealthOptions): void {
  server.get('/livez', async () => ({ status: 'ok' }));
  server.get('/readyz', async (_request, reply) => {
    const ready = await settle(isReady);
    await reply.code(ready ? 200 : 503).send({ status: ready ? 'ready' : 'not ready' });
  });
  server.get('/version', async () => ({ name, version }));
}

async function settle(isReady: HealthOptions['isReady']): Promise<boolean> {
  try {
    return await isReady();
  } catch {
    return false;
  }
}
