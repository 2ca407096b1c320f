import { buildSchema } from 'graphql';
import { expect, test } from 'vitest';
import { apiSchemaOf } from '../scripts/api-schema.ts';
import { listBreaks, listUndatedDeprecations } from '../scripts/breaking-changes.ts';
import { compose, listSubgraphSdls } from '../scripts/compose.ts';
import { listUndescribed } from '../scripts/descriptions.ts';
import { appsFolder } from '../scripts/graph-files.ts';
import { listGraphProblems } from '../scripts/graph-problems.ts';

const subgraphs = listSubgraphSdls(appsFolder);
const today = new Date().toISOString().slice(0, 10);

test('the committed graph composes, is described, and breaks no client', () => {
  expect(listGraphProblems(subgraphs, today)).toEqual([]);
});

test('each problem is found where it is planted', () => {
  const plant = (from: string | RegExp, to: string) =>
    listGraphProblems(
      subgraphs.map(({ name, sdl }) => ({ name, sdl: name === 'demographics' ? sdl.replace(from, to) : sdl })),
      today,
    );
  expect(plant('radiusM: Float!', 'radius: Float!')).toEqual([
    expect.stringContaining('supergraph.graphql is not what'),
    expect.stringContaining('api.graphql is not what'),
    expect.stringContaining('breaks clients: Site.radiusM was removed.'),
  ]);
  expect(plant(/"""Its radius in metres."""\n/, '')).toContain('Site.radiusM has no description');
  expect(plant('radiusM: Float!', 'radiusM: Float! @deprecated(reason: "unused")')).toContainEqual(
    expect.stringContaining('Site.radiusM is deprecated without "Sunset'),
  );
  expect(plant('radiusM: Float!', 'radiusM: Nowhere!')).toEqual([expect.stringContaining('do not compose')]);
});

const promised = buildSchema(`
  enum Kind { A  B @deprecated(reason: "Sunset 2027-05-01: use A instead") }
  type Query { old(deep: Int @deprecated(reason: "Sunset 2027-05-01: it has no effect"), kind: Kind): Int @deprecated(reason: "Sunset 2027-05-01: use young instead")  young(deep: Int @deprecated(reason: "Sunset 2027-05-01: gone")): Int  kept: Int }
`);

test('what was deprecated may go when its sunset has come, and not before', () => {
  const current = buildSchema('enum Kind { A } type Query { young: Int  kept: Int  kind: Kind }');
  expect(listBreaks({ accepted: promised, current }, '2027-05-01')).toEqual([]);
  expect(listBreaks({ accepted: promised, current }, '2027-04-30')).toEqual([
    'B was removed from enum type Kind.',
    'Query.old was removed.',
    'Query.young arg deep was removed.',
  ]);
});

test('what was not deprecated may not go, and an addition breaks nothing', () => {
  const current = buildSchema(
    'enum Kind { A B C } type Query { old(kind: Kind, deep: Int): Int  young(deep: Int): Int  more: Int }',
  );
  expect(listBreaks({ accepted: promised, current }, '2030-01-01')).toEqual(['Query.kept was removed.']);
});

test('deprecations need a date and a way on, everything a description', () => {
  const schema = buildSchema(`
    "A kind." enum Kind { "The first." A  B @deprecated(reason: "old") }
    "An input." input Where { "Its place." place: ID  kind: Kind }
    type Query { "Asked." ask(where: Where, "How many." first: Int): Kind @deprecated(reason: "Sunset 2027-05-01: use answer") }
  `);
  expect(listUndatedDeprecations(schema)).toEqual(['Kind.B']);
  expect(listUndescribed(schema)).toEqual(['Kind.B', 'Where.kind', 'Query', 'Query.ask(where:)']);
});

test('clients see nothing of the routing', () => {
  const api = apiSchemaOf(compose(subgraphs));
  expect(Object.keys(api.getTypeMap()).filter((name) => /^(join|link)__/.test(name))).toEqual([]);
  expect(
    api
      .getDirectives()
      .map(({ name }) => name)
      .toSorted(),
  ).toEqual(['deprecated', 'include', 'oneOf', 'skip', 'specifiedBy']);
});
