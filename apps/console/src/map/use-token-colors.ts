import { useMemo, useSyncExternalStore } from 'react';

/** Tokens of the style sheet as colours of the scheme in force, for what cannot read a style sheet: the map. */
export function useTokenColors(tokens: readonly string[]): readonly string[] {
  const text = useSyncExternalStore(subscribe, () => readTokens(tokens));
  return useMemo(() => text.split('\n'), [text]);
}

/** As one text, which is the same as long as the colours are. */
function readTokens(tokens: readonly string[]): string {
  const style = getComputedStyle(document.documentElement);
  return tokens.map((token) => style.getPropertyValue(token).trim()).join('\n');
}

function subscribe(listener: () => void): () => void {
  const dark = matchMedia('(prefers-color-scheme: dark)');
  dark.addEventListener('change', listener);
  return () => dark.removeEventListener('change', listener);
}
