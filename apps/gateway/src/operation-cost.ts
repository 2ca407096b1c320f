import { getNamedType, getNullableType, isCompositeType, isInterfaceType, isListType, isObjectType, Kind } from 'graphql';
import type {
  DocumentNode,
  FieldNode,
  FragmentDefinitionNode,
  GraphQLField,
  GraphQLNamedType,
  GraphQLOutputType,
  GraphQLSchema,
  OperationDefinitionNode,
  SelectionSetNode,
} from 'graphql';

/** An object costs one point each time it may be answered; its plain leaves cost nothing. */
const objectPoints = 1;
/** A field that takes arguments reads a store. */
const questionPoints = 10;
/** A packed column may hold as many figures as a large answer. */
const columnPoints = 250;
const introspectionPoints = 100;
/** Length of a list that says nothing about it. */
const listLengthAssumed = 10;
/** Rows of a page: when nothing is asked for, and at most (graphql.md, Rules). */
const pageDefault = 100;
const pageMax = 1000;
const columnScalars = new Set(['KeyColumn', 'NumberColumn', 'StatusColumn']);
const listsOfPage = new Set(['nodes', 'edges']);

export interface CostedOperation {
  readonly schema: GraphQLSchema;
  /** Valid against the schema. */
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  readonly variables: Readonly<Record<string, unknown>>;
}

/**
 * The most cost points that an operation can come to, told by the schema, the document and the sizes of the pages it asks for, so
 * before anything runs (graphql.md, Rules). At least 1. Fragments count wherever they are used, whichever type they are on.
 */
export function costOf({ schema, document, operation, variables }: CostedOperation): number {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
  }
  const walk: Walk = { schema, fragments, valueOf: (name) => variableOf(name, operation, variables) };
  const root = schema.getRootType(operation.operation);
  return Math.max(1, root ? selectionPoints(operation.selectionSet, { type: root, pageSize: undefined }, walk) : 1);
}

interface Walk {
  readonly schema: GraphQLSchema;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  readonly valueOf: (variable: string) => unknown;
}

interface Scope {
  readonly type: GraphQLNamedType;
  /** Rows of the page that the enclosing field was asked for. */
  readonly pageSize: number | undefined;
}

function selectionPoints(set: SelectionSetNode, scope: Scope, walk: Walk): number {
  let points = 0;
  for (const selection of set.selections) {
    if (selection.kind === Kind.FIELD) {
      points += fieldPoints(selection, scope, walk);
    } else {
      const fragment = selection.kind === Kind.FRAGMENT_SPREAD ? walk.fragments.get(selection.name.value) : selection;
      const type = (fragment?.typeCondition && walk.schema.getType(fragment.typeCondition.name.value)) ?? scope.type;
      if (fragment !== undefined) points += selectionPoints(fragment.selectionSet, { ...scope, type }, walk);
    }
  }
  return points;
}

function fieldPoints(node: FieldNode, { type, pageSize }: Scope, walk: Walk): number {
  const name = node.name.value;
  if (name === '__schema' || name === '__type') return introspectionPoints;
  const field = isObjectType(type) || isInterfaceType(type) ? type.getFields()[name] : undefined;
  if (field === undefined) return 0;
  const inner = getNamedType(field.type);
  if (!isCompositeType(inner)) return columnScalars.has(inner.name) ? columnPoints : 0;
  const own = pageSizeOf(node, field, walk);
  const each = node.selectionSet ? selectionPoints(node.selectionSet, { type: inner, pageSize: own }, walk) : 0;
  const count = isList(field.type) ? (own ?? (listsOfPage.has(name) ? pageSize : undefined) ?? listLengthAssumed) : 1;
  return (field.args.length > 0 ? questionPoints : 0) + count * (objectPoints + each);
}

/** What a field's `first` comes to; undefined for a field that has none. A value that the field will refuse counts as the most. */
function pageSizeOf(node: FieldNode, field: GraphQLField<unknown, unknown>, walk: Walk): number | undefined {
  const argument = field.args.find(({ name }) => name === 'first');
  if (argument === undefined) return undefined;
  const given = node.arguments?.find(({ name }) => name.value === 'first')?.value;
  const value =
    given?.kind === Kind.VARIABLE ? walk.valueOf(given.name.value) : given?.kind === Kind.INT ? Number(given.value) : null;
  const rows = value ?? argument.defaultValue ?? pageDefault;
  return typeof rows === 'number' && rows >= 0 && rows <= pageMax ? rows : pageMax;
}

function variableOf(name: string, operation: OperationDefinitionNode, variables: CostedOperation['variables']): unknown {
  if (Object.hasOwn(variables, name)) return variables[name];
  const fallback = operation.variableDefinitions?.find(({ variable }) => variable.name.value === name)?.defaultValue;
  return fallback?.kind === Kind.INT ? Number(fallback.value) : undefined;
}

function isList(type: GraphQLOutputType): boolean {
  return isListType(getNullableType(type));
}
