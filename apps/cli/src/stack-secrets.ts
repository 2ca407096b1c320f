import { randomBytes } from 'node:crypto';
import { exportJWK, generateKeyPair } from 'jose';

/** Secrets of one run of the stack; made anew at every start and written nowhere but the run file's service key. */
export interface StackSecrets {
  /** Between the gateway, this command and accounts. */
  readonly serviceKey: string;
  /** JWK JSON: signs principals, for the gateway alone. */
  readonly principalPrivateKey: string;
  /** JWK JSON: checks principals, for the subgraphs. */
  readonly principalPublicKey: string;
}

export async function makeStackSecrets(): Promise<StackSecrets> {
  const { privateKey, publicKey } = await generateKeyPair('EdDSA', { extractable: true });
  return {
    serviceKey: makeSecret(),
    principalPrivateKey: JSON.stringify(await exportJWK(privateKey)),
    principalPublicKey: JSON.stringify(await exportJWK(publicKey)),
  };
}

/** 256 bits, of URL-safe characters. */
export function makeSecret(): string {
  return randomBytes(32).toString('base64url');
}
