import { join } from 'node:path';
import type { ComingSite, Licence } from '@passerby/domain/licence';
import { openReleaseReader } from '@passerby/release/reader';
import type { ReleaseReader } from '@passerby/release/reader';
import { createLogger } from '@passerby/runtime/logger';
import { startSubgraph } from '@passerby/subgraph-kit/subgraph';
import type { GraphQLFormattedError, GraphQLSchema } from 'graphql';
import { getTestKeys, signTestPrincipal } from './principal.ts';

export interface TestSubgraphOptions {
  /** Its name in the supergraph. */
  readonly name: string;
  readonly schema: GraphQLSchema;
  /** PASSERBY_HOME of a released market. */
  readonly home: string;
}

/** What a test asks. */
export interface TestQuestion {
  readonly query: string;
  readonly variables?: Readonly<Record<string, unknown>>;
  /** What differs from `testLicence`. */
  readonly licence?: Partial<Licence>;
  /** Study zones of who asks that no release has yet. */
  readonly studyZones?: readonly ComingSite[];
}

/** A GraphQL answer over HTTP, typed by the test that knows its query. */
export interface TestReply<Data> {
  readonly data?: Data | null;
  readonly errors?: readonly GraphQLFormattedError[];
}

/** A subgraph over the released editions of a folder, in this process, on a free port. */
export interface TestSubgraph {
  readonly url: string;
  readonly reader: ReleaseReader;
  ask<Data>(question: TestQuestion): Promise<TestReply<Data>>;
  close(): Promise<void>;
}

/** Starts a subgraph for tests and signs a principal for each question, as the gateway does. */
export async function startTestSubgraph({ name, schema, home }: TestSubgraphOptions): Promise<TestSubgraph> {
  const reader = await openReleaseReader({ servingFolder: join(home, 'serving') });
  const { publicKeyJwk } = await getTestKeys();
  const subgraph = await startSubgraph({
    name,
    version: '0.0.0',
    schema,
    source: reader,
    port: 0,
    host: '127.0.0.1',
    principalPublicKey: publicKeyJwk,
    logger: createLogger({ name, level: 'silent' }),
    isReady: () => reader.listMarkets().length > 0,
  });
  return {
    url: subgraph.url,
    reader,
    ask: <Data>(question: TestQuestion) => askSubgraph<Data>({ name, url: subgraph.url }, question),
    async close() {
      await subgraph.close();
      await reader.close();
    },
  };
}

/** Asks any running subgraph that trusts the test keys. */
export async function askSubgraph<Data>(
  { name, url }: { readonly name: string; readonly url: string },
  { query, variables = {}, licence = {}, studyZones = [] }: TestQuestion,
): Promise<TestReply<Data>> {
  const token = await signTestPrincipal({ audience: name, licence, claims: { studyZones } });
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({ query, variables }),
  });
  return (await response.json()) as TestReply<Data>;
}
