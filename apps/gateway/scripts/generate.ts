import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { compose, listSubgraphSdls } from './compose.ts';

const appsFolder = join(import.meta.dirname, '..', '..');
const supergraphFile = join(import.meta.dirname, '..', 'supergraph.graphql');

const subgraphs = listSubgraphSdls(appsFolder);
writeFileSync(supergraphFile, compose(subgraphs));
process.stdout.write(`supergraph.graphql of ${subgraphs.map(({ name }) => name).join(', ')}\n`);
