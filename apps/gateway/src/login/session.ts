import { z } from 'zod';
import type { CookieKind } from './cookie-seal.ts';

/** A person who logged in, and the licence they work under: what the session's cookie holds. */
export type Session = z.infer<typeof sessionSchema>;

/** A login under way: what the provider's answer is checked against. */
export type PendingLogin = z.infer<typeof pendingSchema>;

const sessionSchema = z.object({
  id: z.string(),
  /** The address that the provider vouched for. */
  email: z.string(),
  licenceId: z.string(),
  expiresAtMs: z.number(),
});

const pendingSchema = z.object({
  state: z.string(),
  nonce: z.string(),
  codeVerifier: z.string(),
  /** The licence that the person asked to work under; the first when absent. */
  licenceId: z.string().optional(),
});

export const sessionKind: CookieKind<Session> = {
  audience: 'session',
  schema: sessionSchema,
  maxAgeSeconds: 8 * 60 * 60,
};

export const pendingKind: CookieKind<PendingLogin> = {
  audience: 'login',
  schema: pendingSchema,
  maxAgeSeconds: 10 * 60,
};
