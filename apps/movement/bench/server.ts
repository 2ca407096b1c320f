import { signTestPrincipal } from '@passerby/testkit/principal';
import { startTestSubgraph } from '@passerby/testkit/subgraph';
import { createMovementSchema } from '../src/schema/schema.ts';

/** What the server of the bench tells when it listens. */
export interface ServerReady {
  readonly url: string;
}

/** What it tells when it is asked: CPU time of the process so far, milliseconds. */
export interface ServerUsage {
  readonly cpuMs: number;
  /** A principal that it trusts for the next minute. */
  readonly token: string;
}

const [home = ''] = process.argv.slice(2);
const { url } = await startTestSubgraph({ name: 'movement', schema: createMovementSchema(), home });
process.on('message', () => {
  void signTestPrincipal({ audience: 'movement' }).then((token) => {
    const { user, system } = process.cpuUsage();
    process.send?.({ cpuMs: (user + system) / 1000, token } satisfies ServerUsage);
  });
});
process.on('disconnect', () => process.exit());
process.send?.({ url } satisfies ServerReady);
