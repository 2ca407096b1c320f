import { useSyncExternalStore } from 'react';

const dark = '(prefers-color-scheme: dark)';

/** The colour scheme of the reader's system, as it changes. */
export function useColorScheme(): 'dark' | 'light' {
  return useSyncExternalStore(subscribe, () => (matchMedia(dark).matches ? 'dark' : 'light'));
}

function subscribe(listener: () => void): () => void {
  const query = matchMedia(dark);
  query.addEventListener('change', listener);
  return () => query.removeEventListener('change', listener);
}
