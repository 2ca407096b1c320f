import { runRelease } from '../../src/release/run-release.ts';
import { runOptions } from './made-up-enclave.ts';

/** Releases the toy market in a process of its own and tells each step, so that a test can kill it in the middle. */
const [home, days] = process.argv.slice(2);
if (home === undefined) throw new Error('usage: release-child.ts HOME DAYS');
await runRelease({
  ...runOptions(home, Number(days)),
  onStep: (step) => {
    process.stdout.write(`${step}\n`);
  },
});
