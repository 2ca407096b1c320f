import { randomUUID } from 'node:crypto';
import { GRAINS } from '@passerby/domain/calendar';
import { MEASURES } from '@passerby/domain/family';
import type { Licence } from '@passerby/domain/licence';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import type { JWK } from 'jose';

/** A gateway's key pair made for tests. */
export interface TestKeys {
  readonly publicKeyJwk: JWK;
  readonly privateKeyJwk: JWK;
}

export interface TestPrincipalOptions {
  /** Name of the subgraph that will be asked. */
  readonly audience: string;
  /** What differs from {@link testLicence}. */
  readonly licence?: Partial<Licence>;
  /** The keys to sign with; those of {@link getTestKeys} when absent. */
  readonly keys?: TestKeys;
  /** Seconds from now to the token's issue; negative for the past. */
  readonly issuedInSeconds?: number;
  /** Claims that replace the right ones, to forge a token. */
  readonly claims?: Readonly<Record<string, unknown>>;
}

/** A licence for everything in the market `tinytown`. */
export const testLicence: Licence = {
  markets: ['tinytown'],
  areas: ['*'],
  finestLevel: 'ZONE',
  grains: GRAINS,
  measures: MEASURES,
  demo: true,
  historyFrom: null,
  lagDays: 0,
  gradeD: false,
};

const lifetimeSeconds = 60;
let keys: Promise<TestKeys> | undefined;

/** One key pair for all tests of a process. */
export function getTestKeys(): Promise<TestKeys> {
  keys ??= createTestKeys();
  return keys;
}

/** A fresh Ed25519 key pair. */
export async function createTestKeys(): Promise<TestKeys> {
  const pair = await generateKeyPair('EdDSA', { crv: 'Ed25519', extractable: true });
  return { publicKeyJwk: await exportJWK(pair.publicKey), privateKeyJwk: await exportJWK(pair.privateKey) };
}

/** Signs a principal as the gateway does (interfaces.md, Gateway); the compact JWT for `Authorization: Bearer`. */
export async function signTestPrincipal(options: TestPrincipalOptions): Promise<string> {
  const { privateKeyJwk } = options.keys ?? (await getTestKeys());
  const issuedAt = Math.floor(Date.now() / 1000) + (options.issuedInSeconds ?? 0);
  return new SignJWT({
    iss: 'passerby-gateway',
    aud: options.audience,
    org: 'test-organisation',
    client: 'test-client',
    licence: { ...testLicence, ...options.licence },
    iat: issuedAt,
    exp: issuedAt + lifetimeSeconds,
    jti: randomUUID(),
    ...options.claims,
  })
    .setProtectedHeader({ alg: 'EdDSA', typ: 'JWT' })
    .sign(privateKeyJwk);
}
