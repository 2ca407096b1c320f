import type { GraphQLSchema } from 'graphql';

/** What a subgraph may say beside the public domain: fixed when its schema is built, so that a reviewer sees all of it. */
export interface DeclaredFacts {
  /** Ids that are no places: of target groups, say. */
  readonly ids?: readonly string[];
  /** Whole numbers that its own refusals state: limits, say. */
  readonly refusalNumbers?: readonly number[];
}

/** The same, as it is looked up. */
export interface DeclaredSets {
  readonly ids: ReadonlySet<string>;
  readonly refusalNumbers: ReadonlySet<string>;
}

const declared = new WeakMap<GraphQLSchema, DeclaredSets>();

/** Keeps what was declared with a schema. */
export function declareFacts(schema: GraphQLSchema, { ids = [], refusalNumbers = [] }: DeclaredFacts): void {
  declared.set(schema, { ids: new Set(ids), refusalNumbers: new Set(refusalNumbers.map(String)) });
}

/** What was declared with a schema; nothing for one that `buildSchema` did not make. */
export function declaredFacts(schema: GraphQLSchema): DeclaredSets {
  return declared.get(schema) ?? { ids: new Set(), refusalNumbers: new Set() };
}
