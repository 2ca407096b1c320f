import type { Page } from '@passerby/subgraph-kit/connection';
import { publishedFields } from '@passerby/subgraph-kit/published-fields';
import type { ObjectType, SubgraphBuilder } from '@passerby/subgraph-kit/schema-builder';

/** One page of a list: `nodes` and where the next one starts. */
export function definePage<Node>(builder: SubgraphBuilder, name: string, node: ObjectType<Node>) {
  return builder.objectRef<Page<Node>>(name).implement({
    description: 'One page of a list.',
    fields: (t) => ({
      nodes: t.field({ type: [node], description: 'The entries of this page.', resolve: ({ nodes }) => [...nodes] }),
      pageInfo: t.expose('pageInfo', { type: publishedFields(builder).pageInfo(), description: 'Whether there is more.' }),
    }),
  });
}
