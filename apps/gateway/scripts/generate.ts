import { writeFileSync } from 'node:fs';
import { printApi } from './api-schema.ts';
import { compose, listSubgraphSdls } from './compose.ts';
import { apiFile, appsFolder, supergraphFile } from './graph-files.ts';

const subgraphs = listSubgraphSdls(appsFolder);
const supergraph = compose(subgraphs);
writeFileSync(supergraphFile, supergraph);
writeFileSync(apiFile, printApi(supergraph));
process.stdout.write(`supergraph.graphql and api.graphql of ${subgraphs.map(({ name }) => name).join(', ')}\n`);
