import { EncryptJWT, errors, jwtDecrypt } from 'jose';
import type { z } from 'zod';

const issuer = 'passerby-gateway';

/** What one kind of cookie holds, and for how long; a cookie of one kind is no cookie of another. */
export interface CookieKind<Content extends Record<string, unknown>> {
  readonly audience: 'session' | 'login';
  readonly schema: z.ZodType<Content>;
  readonly maxAgeSeconds: number;
}

/** Encrypts and authenticates the content of cookies (JWE, direct A256GCM), so that a browser can neither read nor change it. */
export class CookieSeal {
  readonly #key: Uint8Array;
  readonly #now: () => number;

  constructor(key: Uint8Array, now: () => number) {
    this.#key = key;
    this.#now = now;
  }

  /** The content as text of URL-safe characters, good for the kind's `maxAgeSeconds`. */
  seal<Content extends Record<string, unknown>>(kind: CookieKind<Content>, content: Content): Promise<string> {
    const atSeconds = Math.floor(this.#now() / 1000);
    return new EncryptJWT(content)
      .setProtectedHeader({ alg: 'dir', enc: 'A256GCM' })
      .setIssuer(issuer)
      .setAudience(kind.audience)
      .setIssuedAt(atSeconds)
      .setExpirationTime(atSeconds + kind.maxAgeSeconds)
      .encrypt(this.#key);
  }

  /** What was sealed; undefined for what is forged, of another kind or too old. */
  async open<Content extends Record<string, unknown>>(kind: CookieKind<Content>, text: string): Promise<Content | undefined> {
    try {
      const { payload } = await jwtDecrypt(text, this.#key, {
        issuer,
        audience: kind.audience,
        currentDate: new Date(this.#now()),
        maxTokenAge: kind.maxAgeSeconds,
        keyManagementAlgorithms: ['dir'],
        contentEncryptionAlgorithms: ['A256GCM'],
      });
      return kind.schema.safeParse(payload).data;
    } catch (error) {
      if (error instanceof errors.JOSEError) return undefined;
      throw error;
    }
  }
}
