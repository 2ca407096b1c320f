import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { parseClickHouseUrl, type ClickHouseTarget } from '../../src/engine/clickhouse-target.ts';

/** A running three-shard cluster in a process of its own. */
export interface ClusterProcess {
  readonly target: ClickHouseTarget;
  stop(): Promise<void>;
}

/** Starts the cluster of `cluster-server.ts`. */
export async function startCluster(): Promise<ClusterProcess> {
  const child = spawn(process.execPath, [fileURLToPath(new URL('./cluster-server.ts', import.meta.url))], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const [port] = await once(createInterface(child.stdout), 'line');
  return {
    target: parseClickHouseUrl(`http://127.0.0.1:${String(port)}/`),
    async stop() {
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      await ended;
    },
  };
}
