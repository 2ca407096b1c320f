import { monitorEventLoopDelay } from 'node:perf_hooks';
import { createLogger } from '@passerby/runtime/logger';
import { startGateway } from '../src/gateway.ts';
import type { GatewayOptions } from '../src/gateway.ts';

/**
 * A gateway as a process of its own that tells its parent what it spent: started by the message `{ start: options }`, it answers
 * `{ url }`, and to `{ measure: true }` with the CPU time and the longest event-loop delay since it was last asked.
 */
const delay = monitorEventLoopDelay({ resolution: 1 });
let spent = process.cpuUsage();

process.on('message', (message: { readonly start?: Omit<GatewayOptions, 'logger'> }) => void handle(message));
process.on('disconnect', () => process.exit(0));

async function handle({ start }: { readonly start?: Omit<GatewayOptions, 'logger'> }): Promise<void> {
  if (start) {
    const { url } = await startGateway({ ...start, logger: createLogger({ name: 'gateway', level: 'silent' }) });
    delay.enable();
    process.send?.({ url });
    return;
  }
  const { user, system } = process.cpuUsage(spent);
  process.send?.({ cpuMs: (user + system) / 1000, delayMs: delay.max / 1e6, residentBytes: process.memoryUsage().rss });
  delay.reset();
  spent = process.cpuUsage();
}
