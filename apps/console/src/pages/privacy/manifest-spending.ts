/** What of a manifest the budget needs. */
export interface SpendingManifest {
  /** First day of the budget period that pays. */
  readonly period: string;
  readonly families: readonly { readonly name: string; readonly rho: readonly [number, number] }[];
}

/** How many manifests are read at the same time. */
const atOnce = 8;

/** Budget spent by period, from the manifests at some paths of the gateway. Throws where one cannot be read. */
export async function recountFromManifests(paths: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const manifests: SpendingManifest[] = [];
  for (let from = 0; from < paths.length; from += atOnce) {
    manifests.push(...(await Promise.all(paths.slice(from, from + atOnce).map(readManifest))));
  }
  return sumSpending(manifests);
}

/** The same from manifests, oldest period first; fractions are added exactly and become a number at the end. */
export function sumSpending(manifests: readonly SpendingManifest[]): ReadonlyMap<string, number> {
  const byPeriod = Map.groupBy(manifests, ({ period }) => period);
  const spent = [...byPeriod].map(([period, releases]) => {
    const costs = releases.flatMap(({ families }) => families.map(({ rho }) => rho));
    const [over, under] = costs.reduce(
      ([sumOver, sumUnder], [costOver, costUnder]) =>
        reduced(sumOver * BigInt(costUnder) + BigInt(costOver) * sumUnder, sumUnder * BigInt(costUnder)),
      [0n, 1n] as readonly [bigint, bigint],
    );
    return [period, Number(over) / Number(under)] as const;
  });
  return new Map(spent.toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

async function readManifest(path: string): Promise<SpendingManifest> {
  const response = await fetch(path);
  if (!response.ok) throw new Error(`${path} answered ${response.status}`);
  return (await response.json()) as SpendingManifest;
}

function reduced(over: bigint, under: bigint): readonly [bigint, bigint] {
  let [a, b] = [over, under];
  while (b !== 0n) [a, b] = [b, a % b];
  return a === 0n ? [0n, 1n] : [over / a, under / a];
}
