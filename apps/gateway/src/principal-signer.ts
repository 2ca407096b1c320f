import { randomUUID } from 'node:crypto';
import { importJWK, SignJWT } from 'jose';
import type { CryptoKey, JWK } from 'jose';
import type { Identity } from './identity.ts';

/** Who signs, as every subgraph expects it (interfaces.md, Gateway). */
const issuer = 'passerby-gateway';
const algorithm = 'EdDSA';
const lifetimeSeconds = 60;

/**
 * Turns an identity into the short-lived signed principal of one subgraph: EdDSA, 60 s, audience = subgraph, claims org,
 * client, licence, licenceId, studyZones and jti (interfaces.md, Gateway). A token is used again for the same remembered identity, so for at
 * most a second, and never for another subgraph.
 */
export class PrincipalSigner {
  readonly #key: CryptoKey | Uint8Array;
  readonly #tokens = new WeakMap<Identity, Map<string, Promise<string>>>();

  private constructor(key: CryptoKey | Uint8Array) {
    this.#key = key;
  }

  /** From a private Ed25519 JWK; throws when it is anything else. */
  static async fromJwk(jwk: JWK): Promise<PrincipalSigner> {
    return new PrincipalSigner(await importJWK(jwk, algorithm));
  }

  /** The compact JWT for one subgraph. */
  sign(identity: Identity, audience: string): Promise<string> {
    let tokens = this.#tokens.get(identity);
    if (tokens === undefined) this.#tokens.set(identity, (tokens = new Map<string, Promise<string>>()));
    let token = tokens.get(audience);
    if (token === undefined) tokens.set(audience, (token = this.#issue(identity, audience)));
    return token;
  }

  #issue({ org, client, licence, licenceId, studyZones }: Identity, audience: string): Promise<string> {
    const now = Math.floor(Date.now() / 1000);
    return new SignJWT({ org, client, licence: { ...licence }, licenceId, studyZones })
      .setProtectedHeader({ alg: algorithm, typ: 'JWT' })
      .setIssuer(issuer)
      .setAudience(audience)
      .setIssuedAt(now)
      .setExpirationTime(now + lifetimeSeconds)
      .setJti(randomUUID())
      .sign(this.#key);
  }
}
