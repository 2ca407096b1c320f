import type { FastifyRequest } from 'fastify';

const loopbackAddresses = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1']);
const loopbackNames = new Set(['127.0.0.1', 'localhost', '[::1]']);

/**
 * Whether a request comes from this machine and was meant for it: a page elsewhere whose name points here still sends its own name
 * as the host.
 */
export function isFromLoopback({ socket, host }: Pick<FastifyRequest, 'socket' | 'host'>): boolean {
  const name = host.replace(/:\d+$/, '');
  return loopbackAddresses.has(socket.remoteAddress ?? '') && loopbackNames.has(name);
}
