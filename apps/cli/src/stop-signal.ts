/** npm and npx hand a terminal's Ctrl-C on to a process that has it already: repeats this soon are the same one. */
const sameSignalMs = 2000;

/** Resolves at the first Ctrl-C or SIGTERM; another one later than that ends the process at once with 130. */
export function whenStopped(): Promise<NodeJS.Signals> {
  return new Promise((resolve) => {
    let stoppingSince: number | undefined;
    const stop = (signal: NodeJS.Signals): void => {
      if (stoppingSince !== undefined && performance.now() - stoppingSince > sameSignalMs) process.exit(130);
      stoppingSince ??= performance.now();
      resolve(signal);
    };
    process.on('SIGINT', stop);
    process.on('SIGTERM', stop);
  });
}
