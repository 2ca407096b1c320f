/** Runs a definition at its first use only, so that a subgraph's SDL holds just the shared types it uses. */
export function once<Value>(define: () => Value): () => Value {
  let made: { readonly value: Value } | undefined;
  return () => {
    made ??= { value: define() };
    return made.value;
  };
}
