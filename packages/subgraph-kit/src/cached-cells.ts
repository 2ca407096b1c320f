import type { CellPlan, CellSource, CellSum, EditionFacts } from '@passerby/anonymisation/plan';

/** Most sums that are remembered, over all plans: some 50 MB. */
const sumsRememberedMax = 250_000;
/** More sums of one plan are not remembered: keeping them made a new answer of 50,000 figures 45 % dearer (decision 0040). */
const sumsOfPlanMax = 10_000;

/**
 * Remembers what plans gave, the least recently asked forgotten first, and runs a plan once for all who ask it at the same
 * time. An edition never changes and a plan is canonical, so nothing remembered can be stale. It is safe to share between
 * clients: a plan is run only after the gate admitted the question under the licence of who asks, and the sums are what the
 * store would give again, the same for everyone; they are noisy and leave through the gate alone (privacy.md 6 and 7).
 */
export function cacheCells(source: CellSource, sumsMax = sumsRememberedMax): CellSource {
  const remembered = new Map<string, readonly CellSum[]>();
  const running = new Map<string, Promise<readonly CellSum[]>>();
  let held = 0;
  const forgetOver = (): void => {
    for (const [name, sums] of remembered) {
      if (held <= sumsMax) return;
      remembered.delete(name);
      held -= sizeOf(sums);
    }
  };
  const run = async (name: string, edition: EditionFacts, plan: CellPlan): Promise<readonly CellSum[]> => {
    try {
      const sums = await source.sumCells(edition, plan);
      if (sums.length > sumsOfPlanMax) return sums;
      remembered.set(name, sums);
      held += sizeOf(sums);
      forgetOver();
      return sums;
    } finally {
      running.delete(name);
    }
  };
  return {
    listMarkets: () => source.listMarkets(),
    findEdition: (market) => source.findEdition(market),
    async sumCells(edition, plan) {
      const name = `${edition.id} ${JSON.stringify(plan)}`;
      const found = remembered.get(name);
      if (found !== undefined) {
        remembered.delete(name);
        remembered.set(name, found);
        return found;
      }
      let sums = running.get(name);
      if (sums === undefined) running.set(name, (sums = run(name, edition, plan)));
      return sums;
    },
  };
}

/** A plan without sums takes room too. */
function sizeOf(sums: readonly CellSum[]): number {
  return sums.length + 1;
}
