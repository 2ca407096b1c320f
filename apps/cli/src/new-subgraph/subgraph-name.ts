import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { badInput } from '@passerby/domain/error';

const pattern = /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/;
const lengthMax = 40;

/** A name as its files write it. */
export interface SubgraphName {
  /** `air-quality`: the folder, the package and the name in the supergraph. */
  readonly name: string;
  /** `airQuality`: begins a field. */
  readonly field: string;
  /** `AirQuality`: within a function. */
  readonly Name: string;
}

/** Throws BAD_USER_INPUT for what is no name, and for one that an app or package has. */
export function parseSubgraphName(name: string, repository: string): SubgraphName {
  if (!pattern.test(name) || name.length > lengthMax) {
    throw badInput(`"${name}" is not a name: lower-case letters and digits, words joined by "-", at most ${lengthMax}`);
  }
  for (const kind of ['apps', 'packages']) {
    if (existsSync(join(repository, kind, name))) throw badInput(`${kind}/${name} is there already`);
  }
  const Name = name
    .split('-')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('');
  return { name, Name, field: Name.charAt(0).toLowerCase() + Name.slice(1) };
}
