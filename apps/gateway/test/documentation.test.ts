import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, validate } from 'graphql';
import { expect, test } from 'vitest';
import { apiSchemaOf } from '../scripts/api-schema.ts';
import { supergraphFile } from '../scripts/graph-files.ts';

const repositoryFolder = join(import.meta.dirname, '..', '..', '..');
const api = apiSchemaOf(readFileSync(supergraphFile, 'utf8'));
const pages = globSync(['*.md', 'apps/*/*.md', 'apps/*/docs/**/*.md', 'packages/*/*.md', 'infra/**/*.md'], {
  cwd: repositoryFolder,
});
const examples = pages.flatMap((page) =>
  [...readFileSync(join(repositoryFolder, page), 'utf8').matchAll(/```graphql\n([\s\S]*?)```/g)].map(
    ([, query = ''], index) => [`${page} ${index + 1}`, query] as const,
  ),
);

test('the README and the pages of the subgraphs hold examples', () => {
  expect(examples.map(([place]) => place)).toContain('README.md 1');
  expect(examples.length).toBeGreaterThan(20);
});

test.each(examples)('the example %s can be asked of the graph', (_place, query) => {
  expect(validate(api, parse(query)).map(({ message }) => message)).toEqual([]);
});
