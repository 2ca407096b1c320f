/** Most tokens of one document: default Apollo spends 24 s on 20,000 aliases (architecture.md 5). */
export const maxTokens = 4000;
/** Most selections of one document, a fragment counted as often as it is used. */
export const maxRecursiveSelections = 1000;
/** What a document may hold, each of which makes checking it costly: the checks of graphql-js compare fields in pairs. */
export const documentLimits = {
  /** Selection sets in one another; an introspection query has 13. */
  depth: 16,
  aliases: 50,
  directives: 50,
  fragments: 50,
  /** Fields and fragments side by side. */
  selections: 100,
  /** `__schema` and `__type`, each of which may describe the whole graph. */
  introspections: 3,
  /** Lists of the schema in one document (`types`, `fields`, `args`, ...), fragments counted as often as used; the usual introspection query asks for 9. */
  introspectionLists: 20,
} as const;
/** Largest request body in bytes. */
export const bodyMaxBytes = 256 * 1024;
/** Time a client has to send its request, milliseconds. */
export const requestMaxMs = 30_000;
