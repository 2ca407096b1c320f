import { createServer } from 'node:net';
import { badInput, PasserbyError } from '@passerby/domain/error';

const gatewayPortDefault = 4000;
const portMax = 65_535;
const serviceNames = ['gateway', 'demographics', 'movement', 'accounts'] as const;

export type ServiceName = (typeof serviceNames)[number];
export type Ports = Readonly<Record<ServiceName, number>>;

/** The ports of a stack: the gateway's and the three after it (4000 to 4003); 0 gives each a free one. */
export function portsFrom(text: string | undefined): Ports {
  const first = text === undefined ? gatewayPortDefault : Number(text);
  if (!Number.isInteger(first) || first < 0 || first + serviceNames.length - 1 > portMax) {
    throw badInput(`port "${text}" is not a whole number from 0 to ${portMax - serviceNames.length + 1}`);
  }
  const at = (offset: number): number => (first === 0 ? 0 : first + offset);
  return { gateway: at(0), demographics: at(1), movement: at(2), accounts: at(3) };
}

/** Throws UPSTREAM_UNAVAILABLE that names every port in use and the cure. */
export async function assertPortsFree(ports: Ports, host: string): Promise<void> {
  const taken: ServiceName[] = [];
  for (const name of serviceNames) {
    if (ports[name] !== 0 && (await isTaken(ports[name], host))) taken.push(name);
  }
  if (taken.length === 0) return;
  const list = taken.map((name) => `port ${ports[name]} (${name})`).join(', ');
  const one = ports[taken[0] ?? 'gateway'];
  throw new PasserbyError(
    'UPSTREAM_UNAVAILABLE',
    `${list} ${taken.length === 1 ? 'is' : 'are'} in use on ${host}. Stop what listens there (ss -ltnp 'sport = :${one}' tells what), ` +
      'or take others: --port 4100, or PASSERBY_PORT=4100',
  );
}

/** Whether something listens on a port already. */
export async function isTaken(port: number, host: string): Promise<boolean> {
  const server = createServer();
  return new Promise((resolve) => {
    server.once('error', () => resolve(true));
    server.listen(port, host, () => server.close(() => resolve(false)));
  });
}
