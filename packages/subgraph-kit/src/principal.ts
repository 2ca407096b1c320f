import { AREA_LEVELS } from '@passerby/domain/place';
import { GRAINS } from '@passerby/domain/calendar';
import { MEASURES } from '@passerby/domain/family';
import { PasserbyError } from '@passerby/domain/error';
import { importJWK, jwtVerify } from 'jose';
import type { CryptoKey, JWK } from 'jose';
import type { ComingSite, Licence, Principal } from '@passerby/domain/licence';

const issuer = 'passerby-gateway';
const algorithm = 'EdDSA';
const lifetimeSeconds = 60;
const clockToleranceSeconds = 5;

export interface VerifyPrincipalOptions {
  /** The gateway's Ed25519 public key. */
  readonly publicKeyJwk: JWK;
  /** Name of the subgraph that is asked. */
  readonly audience: string;
}

/**
 * Checks the gateway's short-lived signed claims: EdDSA, at most 60 s old, issuer `passerby-gateway`, audience = this
 * subgraph, a whole licence (interfaces.md, Gateway). Throws UNAUTHENTICATED without saying which check failed.
 */
export async function verifyPrincipal(jwt: string, { publicKeyJwk, audience }: VerifyPrincipalOptions): Promise<Principal> {
  const key = await importKey(publicKeyJwk);
  const claims = await jwtVerify(jwt, key, {
    issuer,
    audience,
    algorithms: [algorithm],
    maxTokenAge: lifetimeSeconds,
    clockTolerance: clockToleranceSeconds,
    requiredClaims: ['exp', 'jti'],
  }).then(
    ({ payload }) => payload,
    () => undefined,
  );
  const { org, client, licence, licenceId, jti, studyZones = [] } = claims ?? {};
  if (
    typeof org !== 'string' ||
    typeof client !== 'string' ||
    typeof jti !== 'string' ||
    !isLicence(licence) ||
    (licenceId !== undefined && typeof licenceId !== 'string') ||
    !isListOfSites(studyZones)
  ) {
    throw unauthenticated();
  }
  return Object.freeze({ org, client, licence, licenceId, jti, studyZones });
}

/** The refusal of whoever comes without a valid principal. */
export function unauthenticated(): PasserbyError {
  return new PasserbyError('UNAUTHENTICATED', 'This service answers the gateway only: no valid principal came with the request');
}

const importedKeys = new WeakMap<JWK, Promise<CryptoKey | Uint8Array>>();

function importKey(jwk: JWK): Promise<CryptoKey | Uint8Array> {
  let key = importedKeys.get(jwk);
  if (key === undefined) importedKeys.set(jwk, (key = importJWK(jwk, algorithm)));
  return key;
}

/** Fails closed: a licence that lacks a part, or holds a word nobody knows, admits nobody. */
function isLicence(value: unknown): value is Licence {
  if (typeof value !== 'object' || value === null) return false;
  const { markets, areas, finestLevel, grains, measures, demo, historyFrom, lagDays, gradeD } = value as Record<string, unknown>;
  return (
    isListOf(markets) &&
    isListOf(areas) &&
    isListOf([finestLevel], AREA_LEVELS) &&
    isListOf(grains, GRAINS) &&
    isListOf(measures, MEASURES) &&
    typeof demo === 'boolean' &&
    (historyFrom === null || typeof historyFrom === 'string') &&
    Number.isInteger(lagDays) &&
    typeof gradeD === 'boolean'
  );
}

function isListOfSites(value: unknown): value is readonly ComingSite[] {
  return Array.isArray(value) && value.every((site: Partial<ComingSite>) => isListOf([site.id, site.measuredFrom]));
}

function isListOf(value: unknown, words?: readonly string[]): boolean {
  return Array.isArray(value) && value.every((word) => typeof word === 'string' && (words?.includes(word) ?? true));
}
