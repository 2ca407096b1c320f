import { useCallback, useSyncExternalStore } from 'react';

const changed = 'passerby:address';

/** New values of the address by name; undefined or an empty text takes a name away. */
export type AddressChange = Readonly<Record<string, string | undefined>>;

/** How an address is changed. */
export interface AddressOptions {
  /** A step that "back" undoes; false for what changes while somebody drags or types. */
  readonly isStep?: boolean;
}

/** The state of the page as its address has it, and how to change it. */
export interface Address {
  /** Value of a name; undefined where the address has none. */
  readonly get: (name: string) => string | undefined;
  readonly change: (change: AddressChange, options?: AddressOptions) => void;
}

/**
 * The address (`?page=explore&area=...`) as the one place of a page's state, so that a link shows what its sender saw. A key is
 * never in it.
 */
export function useAddress(): Address {
  const search = useSyncExternalStore(subscribe, () => location.search);
  const get = useCallback((name: string) => new URLSearchParams(search).get(name) ?? undefined, [search]);
  return { get, change: changeAddress };
}

/** Changes some names of the address and keeps the rest. */
export function changeAddress(change: AddressChange, { isStep = true }: AddressOptions = {}): void {
  const to = addressWith(change);
  if (to === `${location.pathname}${location.search}`) return;
  if (isStep) history.pushState(null, '', to);
  else history.replaceState(null, '', to);
  dispatchEvent(new Event(changed));
}

/** The address with some names changed, for a link. */
export function addressWith(change: AddressChange, from: string = location.search): string {
  const parameters = new URLSearchParams(from);
  for (const [name, value] of Object.entries(change)) {
    if (value === undefined || value === '') parameters.delete(name);
    else parameters.set(name, value);
  }
  const search = parameters.toString();
  return search === '' ? '/' : `/?${search}`;
}

function subscribe(listener: () => void): () => void {
  addEventListener('popstate', listener);
  addEventListener(changed, listener);
  return () => {
    removeEventListener('popstate', listener);
    removeEventListener(changed, listener);
  };
}
