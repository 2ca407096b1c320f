import { badInput } from '@passerby/domain/error';
import type { FastifyRequest } from 'fastify';

const defaultActor = 'service';
const actorPattern = /^[\x21-\x7e][\x20-\x7e]{0,99}$/;

/** Who does an administrative act, as the caller of the internal API says: for the audit log. */
export function readActor({ headers }: FastifyRequest): string {
  const actor = headers['x-passerby-actor'] ?? defaultActor;
  if (typeof actor !== 'string' || !actorPattern.test(actor))
    throw badInput('x-passerby-actor must be 1 to 100 printable characters');
  return actor;
}
