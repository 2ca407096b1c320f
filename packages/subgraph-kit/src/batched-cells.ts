import type { CellPlan, CellSource, CellSum, EditionFacts } from '@passerby/anonymisation/plan';
import DataLoader from 'dataloader';

/** Most places that one statement reads: as many as the reader compares without a join. */
const placesMax = 64;
const placeColumns: ReadonlySet<string> = new Set(['area_id', 'site_id']);

interface Asked {
  readonly edition: EditionFacts;
  readonly plan: CellPlan;
}

/** A plan of one place: which filter names it, and where its column stands in the keys of the batch. */
interface PlacePlan extends Asked {
  readonly filterAt: number;
  readonly place: string;
}

/**
 * Runs plans that are asked at the same time and differ in their one place alone as one statement over all these places, and
 * gives each what it would get alone: the fifty sites of a page cost as few statements as one. Each plan was admitted on its
 * own before it came here, and gets back the sums of its own place only.
 */
export function batchCells(source: CellSource): CellSource {
  const loader = new DataLoader<Asked, readonly CellSum[]>((asked) => runAll(source, asked), { cache: false });
  return {
    listMarkets: () => source.listMarkets(),
    findEdition: (market) => source.findEdition(market),
    sumCells: (edition, plan) => loader.load({ edition, plan }),
  };
}

/** One result for each that is asked, in their order; an error where its statement failed. */
async function runAll(source: CellSource, asked: readonly Asked[]): Promise<readonly (readonly CellSum[] | Error)[]> {
  const results = new Map<Asked, readonly CellSum[] | Error>();
  const runBatch = async (batch: readonly Asked[]): Promise<void> => {
    const settled = await runTogether(source, batch).catch((error: unknown) =>
      batch.map(() => (error instanceof Error ? error : new Error(String(error)))),
    );
    for (const [index, one] of batch.entries()) results.set(one, settled[index] ?? []);
  };
  await Promise.all(listBatches(asked).map(runBatch));
  return asked.map((one) => results.get(one) ?? []);
}

/** Those that differ in their place alone, at most {@link placesMax} together. */
function listBatches(asked: readonly Asked[]): readonly (readonly Asked[])[] {
  const alone: Asked[][] = [];
  const alike = new Map<string, Asked[]>();
  for (const one of asked) {
    const found = findPlace(one);
    if (found === undefined) alone.push([one]);
    else {
      const name = nameWithoutPlace(found);
      alike.set(name, [...(alike.get(name) ?? []), one]);
    }
  }
  const chunks = [...alike.values()].flatMap((group) =>
    Array.from({ length: Math.ceil(group.length / placesMax) }, (_, at) => group.slice(at * placesMax, (at + 1) * placesMax)),
  );
  return [...alone, ...chunks];
}

async function runTogether(source: CellSource, batch: readonly Asked[]): Promise<readonly (readonly CellSum[])[]> {
  const placed = batch.flatMap((one) => findPlace(one) ?? []);
  const [first, ...others] = placed;
  if (first === undefined || others.length === 0) {
    return Promise.all(batch.map(({ edition, plan }) => source.sumCells(edition, plan)));
  }
  const { edition, plan, filterAt } = first;
  const column = plan.filters[filterAt]?.column ?? 'area_id';
  const isKept = plan.groupBy.includes(column);
  const groupBy = isKept ? plan.groupBy : [column, ...plan.groupBy];
  const places = [...new Set(placed.map(({ place }) => place))];
  const filters = plan.filters.with(filterAt, { column, in: places });
  const sumsOf = Map.groupBy(
    await source.sumCells(edition, { ...plan, filters, groupBy }),
    ({ key }) => key[groupBy.indexOf(column)],
  );
  return placed.map(({ place }) => {
    const sums = sumsOf.get(place) ?? [];
    return isKept ? sums : sums.map(({ key, sum, cells, variance }) => ({ key: key.slice(1), sum, cells, variance }));
  });
}

/** The plan with its place, where a filter names one place alone. */
function findPlace({ edition, plan }: Asked): PlacePlan | undefined {
  for (const [filterAt, filter] of plan.filters.entries()) {
    if (!placeColumns.has(filter.column) || !('in' in filter)) continue;
    const [place, ...others] = filter.in;
    return typeof place === 'string' && others.length === 0 ? { edition, plan, filterAt, place } : undefined;
  }
  return undefined;
}

function nameWithoutPlace({ edition, plan, filterAt }: PlacePlan): string {
  const filters = plan.filters.map((filter, at) => (at === filterAt ? filter.column : filter));
  return JSON.stringify([edition.id, plan.market, plan.family, filters, plan.groupBy]);
}
