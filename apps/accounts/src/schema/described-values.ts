/** The values of an enum whose names are its values, each with its description. */
export function describeValues<Name extends string>(names: readonly Name[], words: Readonly<Record<Name, string>>) {
  return Object.fromEntries(names.map((name) => [name, { value: name, description: words[name] }])) as {
    readonly [N in Name]: { readonly value: N; readonly description: string };
  };
}
