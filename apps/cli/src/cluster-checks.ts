import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import type { CommandContext } from './command-context.ts';
import type { HealthCheck } from './health-checks.ts';
import { pipelineMain } from './pipeline-process.ts';

/** The ClickHouse cluster as the enclave's own command sees it; nothing where PASSERBY_CLICKHOUSE_URL is not set. */
export async function checkCluster({ environment }: CommandContext): Promise<readonly HealthCheck[]> {
  if ((environment['PASSERBY_CLICKHOUSE_URL'] ?? '') === '') return [];
  const child = spawn(process.execPath, [pipelineMain, 'enclave', 'cluster', '--json'], {
    env: environment,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const [out, said] = await Promise.all([text(child.stdout), text(child.stderr)]);
  return parseChecks(out) ?? [{ name: 'ClickHouse', state: 'fail', found: said.trim(), cure: 'mend PASSERBY_CLICKHOUSE_URL' }];
}

function parseChecks(json: string): readonly HealthCheck[] | undefined {
  if (json === '') return undefined;
  const checks = JSON.parse(json) as readonly (Omit<HealthCheck, 'state'> & { readonly isOk: boolean })[];
  return checks.map(({ name, isOk, found, cure }) => ({ name, state: isOk ? 'ok' : 'fail', found, cure }));
}
