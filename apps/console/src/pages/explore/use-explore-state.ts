import { useMemo } from 'react';
import type { AreaLevel } from '@passerby/client/operations';
import { useMarket } from '../../market/market-context.ts';
import { useAddress } from '../../shell/address.ts';
import { readExploreState } from './explore-state.ts';
import type { ExploreState } from './explore-state.ts';

/** All of the address but the slider's step, which changes often. */
const names = ['show', 'level', 'span', 'from', 'group', 'unit'];

/** The state that the address names; the same object while nothing but the slider moves, so that the charts are not drawn anew. */
export function useExploreState(finestLevel: AreaLevel): ExploreState {
  const market = useMarket();
  const { get } = useAddress();
  const named = new URLSearchParams(names.map((name) => [name, get(name) ?? ''])).toString();
  return useMemo(() => {
    const parameters = new URLSearchParams(named);
    return readExploreState(market, finestLevel, (name) => parameters.get(name) ?? undefined);
  }, [market, finestLevel, named]);
}
