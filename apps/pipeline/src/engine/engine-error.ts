/** Engine errors repeat the statement with its values, which may be a key or a subscriber: only the reason goes on. */
export async function discreetly<Result>(ask: () => Promise<Result>): Promise<Result> {
  try {
    return await ask();
  } catch (error) {
    throw discreetError(error);
  }
}

/** An engine error with its reason alone, its statement and values left out. */
export function discreetError(error: unknown): Error {
  const reason = error instanceof Error ? error.message : 'unknown';
  return new Error(`the engine failed: ${reason.split(statementMark)[0] ?? ''}`);
}

const statementMark = /[.:,]? in scope |: while (?:executing|processing)|: in query|: in table function/i;
