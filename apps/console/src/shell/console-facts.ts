/** What the gateway says of itself to its console, without a key. */
export interface ConsoleFacts {
  /** Whether it serves a base map at `/basemap.pmtiles`. */
  readonly basemap: boolean;
  /** Whether people can log in at `/login`. */
  readonly login: boolean;
  /** Whether who opened the console is logged in. */
  readonly session: boolean;
  /** Whether this is the demo, whose facts are at `/demo.json`. */
  readonly demo: boolean;
}

/** The facts at `/console.json`. Throws where the gateway does not answer. */
export async function readConsoleFacts(): Promise<ConsoleFacts> {
  const response = await fetch('/console.json');
  if (!response.ok) throw new Error(`/console.json answered ${response.status}`);
  return (await response.json()) as ConsoleFacts;
}
