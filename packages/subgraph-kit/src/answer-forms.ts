import { Kind } from 'graphql';
import type { GraphQLResolveInfo, SelectionSetNode } from 'graphql';
import type { AnswerForms } from './insight.ts';

/** What of a resolver's `info` tells which fields were selected below it. */
export type SelectedBelow = Pick<GraphQLResolveInfo, 'fieldNodes' | 'fragments'>;

/** How deep below an answer selections matter: its own fields, and those of its rows. */
const depthMax = 2;

/** Which forms of an answer a query asks for: rows unless it names columns alone. */
export function answerFormsOf(info: SelectedBelow): AnswerForms {
  const selected = listSelected(info);
  const hasColumns = selected.has('columns');
  return {
    hasColumns,
    hasRows: !hasColumns || selected.has('nodes') || selected.has('pageInfo'),
    hasShares: selected.has('nodes.share'),
  };
}

/** Paths of the fields that are selected, through fragments, whatever their aliases: `nodes`, `nodes.share`. */
function listSelected({ fieldNodes, fragments }: SelectedBelow): ReadonlySet<string> {
  const paths = new Set<string>();
  const visit = ({ selections }: SelectionSetNode, above: readonly string[]): void => {
    for (const selection of selections) {
      if (selection.kind === Kind.FIELD) {
        const path = [...above, selection.name.value];
        paths.add(path.join('.'));
        if (selection.selectionSet !== undefined && path.length < depthMax) visit(selection.selectionSet, path);
      } else if (selection.kind === Kind.INLINE_FRAGMENT) visit(selection.selectionSet, above);
      else {
        const fragment = fragments[selection.name.value];
        if (fragment !== undefined) visit(fragment.selectionSet, above);
      }
    }
  };
  for (const { selectionSet } of fieldNodes) if (selectionSet !== undefined) visit(selectionSet, []);
  return paths;
}
