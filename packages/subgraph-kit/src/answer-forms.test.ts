import { Kind, parse } from 'graphql';
import type { FragmentDefinitionNode } from 'graphql';
import { expect, test } from 'vitest';
import { answerFormsOf } from './answer-forms.ts';
import type { SelectedBelow } from './answer-forms.ts';

/** What a resolver of the first field of a query is told. */
function infoOf(query: string): SelectedBelow {
  const { definitions } = parse(query);
  const fragments: Record<string, FragmentDefinitionNode> = {};
  const fieldNodes: SelectedBelow['fieldNodes'][number][] = [];
  for (const definition of definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments[definition.name.value] = definition;
    if (definition.kind !== Kind.OPERATION_DEFINITION) continue;
    for (const selection of definition.selectionSet.selections) if (selection.kind === Kind.FIELD) fieldNodes.push(selection);
  }
  return { fieldNodes, fragments };
}

test.each([
  ['{ presence { counts } }', { hasRows: true, hasColumns: false, hasShares: false }],
  ['{ presence { rows: nodes { estimate { value } } } }', { hasRows: true, hasColumns: false, hasShares: false }],
  ['{ presence { counts columns { value } } }', { hasRows: false, hasColumns: true, hasShares: false }],
  ['{ presence { columns { value } pageInfo { hasNextPage } } }', { hasRows: true, hasColumns: true, hasShares: false }],
  ['{ loyalty { nodes { part: share { value } } } }', { hasRows: true, hasColumns: false, hasShares: true }],
  [
    '{ loyalty { ... on LoyaltyAnswer { nodes { ...Row } } } } fragment Row on LoyaltyRow { share { value } }',
    { hasShares: true },
  ],
  ['{ presence { ...Packed } } fragment Packed on PresenceAnswer { columns { value } }', { hasRows: false, hasColumns: true }],
  ['{ presence { ...Nowhere } }', { hasRows: true, hasColumns: false }],
])('%s', (query, forms) => {
  expect(answerFormsOf(infoOf(query))).toMatchObject(forms);
});
