import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { GatewayOptions } from '../../src/gateway.ts';

/** What a gateway spent since it was last asked. */
export interface Spent {
  /** Of all its threads, user and system. */
  readonly cpuMs: number;
  readonly delayMs: number;
  /** Resident memory now. */
  readonly residentBytes: number;
}

export interface GatewayProcess {
  readonly url: string;
  readonly measure: () => Promise<Spent>;
  readonly stop: () => Promise<void>;
}

/** Starts bench/measured-gateway.ts with options that can be sent as JSON. */
export async function startGatewayProcess({ logger: _logger, ...options }: GatewayOptions): Promise<GatewayProcess> {
  const child = fork(join(import.meta.dirname, '..', '..', 'bench', 'measured-gateway.ts'));
  const exchange = async (message: object): Promise<unknown> => {
    child.send(message);
    const [answer] = (await once(child, 'message')) as [unknown];
    return answer;
  };
  const { url } = (await exchange({ start: options })) as { readonly url: string };
  return {
    url,
    measure: async () => (await exchange({ measure: true })) as Spent,
    async stop() {
      const exit = once(child, 'exit');
      child.disconnect();
      await exit;
    },
  };
}
