import type { CellSource, CellSum } from '@passerby/anonymisation/plan';

/** A cell source that changes the sums on their way to the gate: the leaks that an attack must find on an unprotected build. */
export function plantedSource(
  source: CellSource,
  change: (sums: readonly CellSum[]) => readonly CellSum[] | Promise<readonly CellSum[]>,
): CellSource {
  return {
    listMarkets: () => source.listMarkets(),
    findEdition: (market) => source.findEdition(market),
    sumCells: async (edition, plan) => change(await source.sumCells(edition, plan)),
  };
}
