import { join } from 'node:path';

/** The folder of the apps, whose subgraphs have a committed `schema.graphql` each. */
export const appsFolder = join(import.meta.dirname, '..', '..');
/** The composed graph with its routing; what the gateway runs on. */
export const supergraphFile = join(import.meta.dirname, '..', 'supergraph.graphql');
/** The graph as its clients see it; what packages/client is generated from. */
export const apiFile = join(import.meta.dirname, '..', 'api.graphql');
/** The graph as clients were last promised it; `npm run accept -w apps/gateway` renews it. */
export const acceptedFile = join(import.meta.dirname, '..', 'accepted.graphql');
/** Every break of the promise, with its date and reason. */
export const breaksFile = join(import.meta.dirname, '..', 'breaking-changes.md');
