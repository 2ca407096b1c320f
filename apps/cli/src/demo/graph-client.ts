import { PasserbyError } from '@passerby/domain/error';

/** Asks the running gateway one question with a key; throws what the graph refused. */
export async function askGraph<Data>(
  { url, key }: { readonly url: string; readonly key: string },
  query: string,
  variables: object,
): Promise<Data> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${key}` },
    body: JSON.stringify({ query, variables }),
  });
  const { data, errors } = (await response.json()) as {
    readonly data?: Data | null;
    readonly errors?: readonly { message: string }[];
  };
  const refusal = errors?.[0];
  if (refusal !== undefined) throw new PasserbyError('INTERNAL', `the demo's question was refused: ${refusal.message}`);
  if (data === undefined || data === null) throw new PasserbyError('INTERNAL', "the demo's question was not answered");
  return data;
}
