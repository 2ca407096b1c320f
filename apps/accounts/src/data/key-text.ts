import { createHmac, randomBytes } from 'node:crypto';
import { randomId } from './random-id.ts';
import type { Pepper } from './pepper.ts';

const secretBytes = 32;
const keyPattern = /^pby_([a-z0-9]{1,16})_([0-9a-z]{16})_([\w-]{43})$/;

/** Stages that a key is made for: `live`, `demo`, `test` and the like. */
export const environmentPattern = /^[a-z0-9]{1,16}$/;

/** A key as it is shown once: `pby_<env>_<id>_<secret>` (interfaces.md, Gateway). */
export interface KeyText {
  readonly id: string;
  readonly environment: string;
  /** The whole key. */
  readonly text: string;
}

/** A new key with 256 random bits. */
export function makeKeyText(environment: string): KeyText {
  const id = randomId();
  return { id, environment, text: `${formatPrefix(environment, id)}_${randomBytes(secretBytes).toString('base64url')}` };
}

/** Undefined for anything that is not of the form of a key. */
export function parseKeyText(text: string): KeyText | undefined {
  const [, environment, id] = keyPattern.exec(text) ?? [];
  return environment === undefined || id === undefined ? undefined : { id, environment, text };
}

/** What people tell a key by; safe to show: `pby_live_0123456789abcdef`. */
export function formatPrefix(environment: string, id: string): string {
  return `pby_${environment}_${id}`;
}

/** HMAC-SHA-256 of the whole key under the pepper, 32 bytes; the only form in which a key is kept. */
export function digestKey(text: string, pepper: Pepper): Buffer {
  return createHmac('sha256', pepper).update(text).digest();
}
