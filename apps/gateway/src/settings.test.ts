import { parseEnvironment } from '@passerby/runtime/environment';
import { expect, test } from 'vitest';
import { settingsSchema } from './settings.ts';

const needed = {
  PASSERBY_HOME: '/home',
  PASSERBY_PRINCIPAL_PRIVATE_KEY: '{"kty":"OKP"}',
  PASSERBY_SERVICE_KEY: 'a-service-key-of-the-test',
};
const provider = {
  PASSERBY_OIDC_ISSUER: 'https://login.example.org',
  PASSERBY_OIDC_CLIENT_ID: 'passerby',
  PASSERBY_OIDC_CLIENT_SECRET: 'a-secret-of-the-test',
};
const parse = (variables: Readonly<Record<string, string>>) => parseEnvironment(settingsSchema, { ...needed, ...variables });

test('without a provider nobody logs in', () => {
  expect(parse({}).login).toBeUndefined();
});

test('a provider is read whole, with the folder of its sessions', () => {
  expect(parse({ ...provider, PASSERBY_ORIGIN: 'https://insights.example.org/' }).login).toEqual({
    provider: { issuer: 'https://login.example.org', clientId: 'passerby', clientSecret: 'a-secret-of-the-test' },
    origin: 'https://insights.example.org',
    folder: '/home/gateway',
  });
});

test.each([
  [{ PASSERBY_OIDC_CLIENT_ID: 'passerby' }, 'PASSERBY_OIDC_ISSUER must be set for login'],
  [{ PASSERBY_OIDC_ISSUER: 'https://login.example.org' }, 'PASSERBY_OIDC_CLIENT_SECRET must be set for login'],
  [{ ...provider, PASSERBY_OIDC_ISSUER: 'http://login.example.org' }, 'must be https, or http on this machine'],
  [{ ...provider, PASSERBY_ORIGIN: 'http://insights.example.org' }, 'must be https, or http on this machine'],
  [
    { ...provider, PASSERBY_HOST: '0.0.0.0' },
    'PASSERBY_ORIGIN must be set for login when the gateway listens beyond this machine',
  ],
])('login set up wrong is told: %o', (variables, problem) => {
  expect(() => parse(variables)).toThrow(problem);
});

test('further subgraphs stand beside the three', () => {
  const { subgraphUrls } = parse({ PASSERBY_FURTHER_SUBGRAPHS: '{"air":"http://127.0.0.1:5000/graphql"}' });
  expect(subgraphUrls).toMatchObject({ air: 'http://127.0.0.1:5000/graphql', movement: 'http://127.0.0.1:4002/graphql' });
  expect(() => parse({ PASSERBY_FURTHER_SUBGRAPHS: '{"air":5000}' })).toThrow('must be JSON');
});

test('what the demo tells its console, and the base map, are told as files', () => {
  const files = { consoleFile: '/demo/console.json', nightWorkerFile: '/demo/night-worker.json' };
  const given = parse({ PASSERBY_DEMO_FILES: JSON.stringify(files), PASSERBY_BASEMAP: '/maps/london.pmtiles' });
  expect(given.console).toMatchObject({ demo: files, basemapFile: '/maps/london.pmtiles' });
  expect(parse({}).console).toMatchObject({ demo: undefined, basemapFile: undefined });
  expect(() => parse({ PASSERBY_DEMO_FILES: '{"consoleFile":"/demo/console.json"}' })).toThrow('must be JSON');
});
