import { useSyncExternalStore } from 'react';

const dark = '(prefers-color-scheme: dark)';

/** The scheme in force, for what is not drawn by the style sheet. */
export function useColorScheme(): 'light' | 'dark' {
  return useSyncExternalStore(subscribe, () => (matchMedia(dark).matches ? 'dark' : 'light'));
}

function subscribe(listener: () => void): () => void {
  const query = matchMedia(dark);
  query.addEventListener('change', listener);
  return () => query.removeEventListener('change', listener);
}
