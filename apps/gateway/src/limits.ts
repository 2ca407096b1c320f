/** Most tokens of one document: default Apollo spends 24 s on 20,000 aliases (architecture.md 5). */
export const maxTokens = 4000;
/** Most selections of one document, a fragment counted as often as it is used. */
export const maxRecursiveSelections = 5000;
/** Largest request body in bytes. */
export const bodyMaxBytes = 256 * 1024;
/** Time a client has to send its request, milliseconds. */
export const requestMaxMs = 30_000;
