import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { codegen } from '@graphql-codegen/core';
import * as documentNode from '@graphql-codegen/typed-document-node';
import * as operations from '@graphql-codegen/typescript-operations';
import { parse } from 'graphql';

const packageFolder = join(import.meta.dirname, '..');
const operationsFolder = join(packageFolder, 'operations');
/** The graph as its clients see it, committed by apps/gateway. */
const apiFile = join(packageFolder, '..', '..', 'apps', 'gateway', 'api.graphql');
/** Where {@link generateOperations} is committed. */
export const generatedFile = join(packageFolder, 'src', 'generated', 'operations.ts');

const header = '// Generated from operations/*.graphql and the composed graph by `npm run generate`; do not edit.\n';

const column = '{ readonly labels: ReadonlyArray<string | null>; readonly codes: ReadonlyArray<number> }';
/** What the graph's scalars are in a client: JSON as it arrives. */
const scalars = {
  ID: 'string',
  Date: 'string',
  DateTime: 'string',
  URL: 'string',
  PublishedNumber: 'number',
  GeoJson: 'object',
  NumberColumn: 'ReadonlyArray<number | null>',
  StatusColumn: column,
  KeyColumn: column,
} as const;

/**
 * The operations of this package as typed documents: a type of the variables and of the answer each. Throws where an
 * operation does not fit the graph.
 */
export async function generateOperations(): Promise<string> {
  const documents = readdirSync(operationsFolder)
    .filter((name) => name.endsWith('.graphql'))
    .sort()
    .map((name) => ({ location: name, document: parse(readFileSync(join(operationsFolder, name), 'utf8')) }));
  const text = await codegen({
    filename: generatedFile,
    schema: parse(readFileSync(apiFile, 'utf8')),
    documents,
    config: {
      scalars,
      documentMode: 'string',
      immutableTypes: true,
      enumsAsTypes: true,
      useTypeImports: true,
      skipTypename: true,
    },
    plugins: [{ operations: {} }, { documentNode: {} }],
    pluginMap: { operations, documentNode },
  });
  return `${header}${text.trim()}\n`;
}
