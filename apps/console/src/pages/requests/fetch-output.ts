import { headersOf } from '../../shell/asker.ts';
import type { Asker } from '../../shell/asker.ts';

/** The file of a link, as who made the link. Throws what the gateway says where it is refused. */
export async function fetchOutput(url: string, asker: Asker | undefined): Promise<Blob> {
  const response = await fetch(url, { headers: headersOf(asker) });
  if (response.ok) return await response.blob();
  throw new Error(`The output could not be fetched: the gateway answered ${response.status}`);
}
