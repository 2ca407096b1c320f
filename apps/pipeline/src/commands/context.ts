/** What a command may know of its surroundings; main.ts alone reads the environment. */
export interface CommandContext {
  /** PASSERBY_HOME: the folder under which everything is written. */
  readonly home: string;
  /** Prints one line or block to standard output. */
  readonly print: (text: string) => void;
}

/** Prints a command's result: as one JSON document with `--json`, else as text for people. */
export function printResult(
  context: CommandContext,
  json: boolean | undefined,
  result: { readonly data: unknown; readonly text: string },
): void {
  context.print(json === true ? JSON.stringify(result.data, null, 2) : result.text);
}
