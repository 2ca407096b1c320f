import { AccountsClient } from './accounts-client.ts';
import type { CommandContext } from './command-context.ts';
import { portsFrom } from './port.ts';
import { findRun } from './run-file.ts';
import { Stack } from './stack.ts';

/** Speaks to the running accounts, or starts it for the moment: one process alone opens the accounts database. */
export async function withAccounts<Result>(
  { home, environment, note }: CommandContext,
  work: (accounts: AccountsClient) => Promise<Result>,
): Promise<Result> {
  const run = findRun(home.runFile);
  if (run !== undefined) return work(new AccountsClient(run));
  const stack = await Stack.open({ home, environment, host: '127.0.0.1', ports: portsFrom('0'), note });
  try {
    return await work(new AccountsClient(await stack.startAccounts()));
  } finally {
    await stack.close();
  }
}
