import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { beforeAll, expect, test, vi } from 'vitest';
import { rememberPrincipals } from './remembered-principals.ts';
import type { VerifyPrincipalOptions } from './principal.ts';

const licence = {
  markets: [],
  areas: [],
  finestLevel: 'ZONE',
  grains: [],
  measures: [],
  demo: false,
  historyFrom: null,
  lagDays: 0,
  gradeD: false,
};
let options: VerifyPrincipalOptions;
let sign: (claims: Readonly<Record<string, unknown>>) => Promise<string>;

beforeAll(async () => {
  const { publicKey, privateKey } = await generateKeyPair('EdDSA', { extractable: true });
  options = { publicKeyJwk: await exportJWK(publicKey), audience: 'movement' };
  sign = (claims) =>
    new SignJWT({ org: 'o', client: 'c', licence, jti: 'j', iss: 'passerby-gateway', aud: 'movement', ...claims })
      .setProtectedHeader({ alg: 'EdDSA' })
      .sign(privateKey);
});

const seconds = (): number => Math.floor(Date.now() / 1000);

test('a good token is checked once in a second', async () => {
  let nowMs = 0;
  const check = rememberPrincipals(options, () => nowMs);
  const token = await sign({ iat: seconds(), exp: seconds() + 60 });
  const first = await check(token);
  nowMs = 999;
  expect(await check(token)).toBe(first);
  nowMs = 1000;
  const second = await check(token);
  expect(second).not.toBe(first);
  expect(second).toEqual(first);
});

test('a token that has expired since is refused a second later', async () => {
  let nowMs = 0;
  const check = rememberPrincipals(options, () => nowMs);
  const token = await sign({ iat: seconds(), exp: seconds() + 60 });
  await check(token);
  vi.useFakeTimers({ now: Date.now() + 70_000 });
  try {
    nowMs = 1000;
    await expect(check(token)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
  } finally {
    vi.useRealTimers();
  }
});

test('a token with another signature or another claim is another token', async () => {
  const check = rememberPrincipals(options);
  const token = await sign({ iat: seconds(), exp: seconds() + 60 });
  await check(token);
  const [header = '', , signature = ''] = token.split('.');
  const other = (await sign({ org: 'other', iat: seconds(), exp: seconds() + 60 })).split('.')[1];
  for (const forged of [`${header}.${other}.${signature}`, `${token.slice(0, -8)}AAAAAAAA`, token.slice(0, -1)]) {
    await expect(check(forged)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
  }
});
