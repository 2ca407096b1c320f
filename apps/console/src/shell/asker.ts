import { createGraphClient } from '@passerby/client/client';
import type { GraphClient } from '@passerby/client/client';
import type { ConsoleFacts } from './console-facts.ts';
import type { Demo, DemoPersona } from './demo.ts';

/** Who asks: a program's key, or a person who logged in. */
export type Asker =
  | { readonly kind: 'KEY'; readonly key: string }
  | { readonly kind: 'SESSION'; readonly email: string; readonly organisation: string };

/** What the gateway says at `/session` of a person who logged in. */
interface Session {
  readonly email: string;
  /** Its name. */
  readonly organisation: string;
}

/** Kept for as long as the tab lives, and never in the address. */
const storedKey = 'passerby:key';

/** The asker of this tab: the key it had, else the person who is logged in, else the demo's first persona; undefined for nobody. */
export async function findAsker(demo: Demo | undefined, facts: ConsoleFacts): Promise<Asker | undefined> {
  const stored = sessionStorage.getItem(storedKey);
  if (stored !== null) return { kind: 'KEY', key: stored };
  const session = facts.session ? await findSession() : undefined;
  if (session !== undefined) return { kind: 'SESSION', email: session.email, organisation: session.organisation };
  const [persona] = demo?.personas ?? [];
  return persona === undefined ? undefined : { kind: 'KEY', key: persona.key };
}

/** Keeps a key for this tab; undefined forgets it. */
export function keepKey(key: string | undefined): void {
  if (key === undefined) sessionStorage.removeItem(storedKey);
  else sessionStorage.setItem(storedKey, key);
}

/** A client of this origin's graph that asks as somebody. */
export function clientOf(asker: Asker): GraphClient {
  if (asker.kind === 'KEY') return createGraphClient({ url: '', key: asker.key });
  return createGraphClient({
    url: '',
    fetch: (input, init) => fetch(input, { ...init, headers: headersOf(asker, init?.headers) }),
  });
}

/** Headers that say who asks (docs/login.md of the gateway). */
export function headersOf(asker: Asker | undefined, others: HeadersInit = {}): Headers {
  const headers = new Headers(others);
  if (asker?.kind === 'KEY') headers.set('authorization', `Bearer ${asker.key}`);
  if (asker?.kind === 'SESSION') headers.set('x-passerby-session', '1');
  return headers;
}

/** The demo persona whose key is used; undefined for anybody else. */
export function findPersona(demo: Demo | undefined, asker: Asker | undefined): DemoPersona | undefined {
  return asker?.kind === 'KEY' ? demo?.personas.find(({ key }) => key === asker.key) : undefined;
}

async function findSession(): Promise<Session | undefined> {
  const response = await fetch('/session');
  return response.ok ? ((await response.json()) as Session) : undefined;
}
