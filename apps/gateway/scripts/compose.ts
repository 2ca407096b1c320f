import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { composeServices } from '@apollo/composition';
import { parse } from 'graphql';

/** Default ports of the subgraphs (interfaces.md, Commands); a gateway's own settings go before them. */
const ports: Readonly<Record<string, number>> = { demographics: 4001, movement: 4002, accounts: 4003 };

/** A subgraph's name and its committed SDL. */
export interface SubgraphSdl {
  readonly name: string;
  readonly sdl: string;
}

/** The committed `schema.graphql` of every app that has one, by name. */
export function listSubgraphSdls(appsFolder: string): readonly SubgraphSdl[] {
  return readdirSync(appsFolder)
    .sort()
    .flatMap((name) => {
      const sdl = findText(join(appsFolder, name, 'schema.graphql'));
      return sdl === undefined ? [] : [{ name, sdl }];
    });
}

/** Composes the supergraph without any network; throws with every composition error. */
export function compose(subgraphs: readonly SubgraphSdl[]): string {
  const result = composeServices(
    subgraphs.map(({ name, sdl }) => ({ name, url: `http://127.0.0.1:${ports[name] ?? 0}/graphql`, typeDefs: parse(sdl) })),
  );
  if (result.errors)
    throw new Error(`the subgraphs do not compose:\n${result.errors.map(({ message }) => `  ${message}`).join('\n')}`);
  return `${result.supergraphSdl}\n`;
}

function findText(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT' || (error as NodeJS.ErrnoException).code === 'ENOTDIR')
      return undefined;
    throw error;
  }
}
