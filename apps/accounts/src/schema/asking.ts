import type { SubgraphContext } from '@passerby/subgraph-kit/context';
import type { Asker } from '../data/asker.ts';
import type { Desk } from '../data/desk.ts';

/** What resolvers have of the service; asked for when a field runs, so that a schema can be printed without one. */
export type Service<Part> = () => Part;

/** Who sends a request is found out once for all its fields. */
const askers = new WeakMap<SubgraphContext, Promise<Asker>>();

/** Runs a resolver's work at the desk in the name of whoever asks. */
export async function atDesk<Result>(
  getDesk: Service<Desk>,
  context: SubgraphContext,
  work: (desk: Desk, asker: Asker) => Promise<Result>,
): Promise<Result> {
  const desk = getDesk();
  let asker = askers.get(context);
  if (asker === undefined) askers.set(context, (asker = desk.identify(context.principal)));
  return await work(desk, await asker);
}

/** An input without its nulls, at any depth: GraphQL does not tell "null" from "not given", and neither does what reads it. */
export function withoutNulls(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNulls);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, part]) => part !== null && part !== undefined)
      .map(([name, part]) => [name, withoutNulls(part)]),
  );
}
