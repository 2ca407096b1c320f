import { Kind } from 'graphql';
import type { DocumentNode, FragmentDefinitionNode, SelectionNode, SelectionSetNode } from 'graphql';

/** How large a selection is when every fragment stands where it is used. */
export interface ExpandedSize {
  readonly selections: number;
  /** Selection sets in one another. */
  readonly depth: number;
  /** Fields that answer a list of the schema, by their names: no field of the graph itself is called so. */
  readonly introspectionLists: number;
}

const introspectionLists = new Set([
  'types',
  'fields',
  'args',
  'inputFields',
  'enumValues',
  'possibleTypes',
  'interfaces',
  'directives',
]);

const nothing: ExpandedSize = { selections: 0, depth: 0, introspectionLists: 0 };

/**
 * The size of the largest operation of a document, fragments expanded; each is measured once however often it is used. A fragment
 * inside itself counts as nothing there: such a document is not valid, which is for others to say.
 */
export function expandedSizeOf(document: DocumentNode): ExpandedSize {
  const fragments = new Map<string, FragmentDefinitionNode>();
  const known = new Map<string, ExpandedSize>();
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
  }
  const sizeOfFragment = (name: string): ExpandedSize => {
    const size = known.get(name);
    if (size !== undefined) return size;
    known.set(name, nothing);
    const fragment = fragments.get(name);
    const measured = fragment === undefined ? nothing : sizeOf(fragment.selectionSet);
    known.set(name, measured);
    return measured;
  };
  const sizeOf = ({ selections }: SelectionSetNode): ExpandedSize => {
    let [count, depth, lists] = [0, 0, 0];
    for (const selection of selections) {
      const inner = sizeInside(selection);
      count += inner.selections + 1;
      depth = Math.max(depth, inner.depth);
      lists += inner.introspectionLists + (isIntrospectionList(selection) ? 1 : 0);
    }
    return { selections: count, depth: depth + 1, introspectionLists: lists };
  };
  const sizeInside = (selection: SelectionNode): ExpandedSize => {
    if (selection.kind !== Kind.FRAGMENT_SPREAD) return selection.selectionSet ? sizeOf(selection.selectionSet) : nothing;
    const size = sizeOfFragment(selection.name.value);
    return { ...size, depth: size.depth - 1 };
  };
  let largest = nothing;
  for (const definition of document.definitions) {
    if (definition.kind !== Kind.OPERATION_DEFINITION) continue;
    const size = sizeOf(definition.selectionSet);
    largest = {
      selections: Math.max(largest.selections, size.selections),
      depth: Math.max(largest.depth, size.depth),
      introspectionLists: Math.max(largest.introspectionLists, size.introspectionLists),
    };
  }
  return largest;
}

function isIntrospectionList(selection: SelectionNode): boolean {
  return selection.kind === Kind.FIELD && introspectionLists.has(selection.name.value);
}
