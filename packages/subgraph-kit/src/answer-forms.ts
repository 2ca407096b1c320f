import { Kind } from 'graphql';
import type { GraphQLResolveInfo, SelectionSetNode } from 'graphql';
import type { AnswerForms } from './insight.ts';

const rowFields: ReadonlySet<string> = new Set(['nodes', 'pageInfo']);
const columnField = 'columns';

/** Which forms of an answer a query asks for: rows unless it names columns alone. */
export function answerFormsOf({ fieldNodes, fragments }: Pick<GraphQLResolveInfo, 'fieldNodes' | 'fragments'>): AnswerForms {
  const named = new Set<string>();
  const visit = ({ selections }: SelectionSetNode): void => {
    for (const selection of selections) {
      if (selection.kind === Kind.FIELD) named.add(selection.name.value);
      else if (selection.kind === Kind.INLINE_FRAGMENT) visit(selection.selectionSet);
      else {
        const fragment = fragments[selection.name.value];
        if (fragment !== undefined) visit(fragment.selectionSet);
      }
    }
  };
  for (const { selectionSet } of fieldNodes) if (selectionSet !== undefined) visit(selectionSet);
  const hasColumns = named.has(columnField);
  return { hasColumns, hasRows: !hasColumns || [...rowFields].some((field) => named.has(field)) };
}
