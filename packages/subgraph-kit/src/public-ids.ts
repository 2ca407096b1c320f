import type { EditionFacts } from '@passerby/anonymisation/plan';
import { formatQualifiedId } from '@passerby/domain/place';
import { defaultFieldResolver, getNamedType, GraphQLID, isIntrospectionType, isObjectType } from 'graphql';
import type { GraphQLFieldResolver, GraphQLSchema } from 'graphql';
import type { RequestWords } from './request-words.ts';

/** Says whether a text is a public id; what a resolver gives as an ID must be one. */
export type IsPublicId = (id: string) => boolean;

interface Identified {
  readonly isPublicId: IsPublicId;
}

/** Where public ids come from. */
export interface PublicIdFacts {
  /** The editions that may be shown: those being served, and those that this request began on. */
  readonly listEditions: () => readonly EditionFacts[];
  /** Ids that the subgraph declared with its schema, such as those of target groups. */
  readonly declared: ReadonlySet<string>;
  readonly request: RequestWords;
}

const idsOfEditions = new WeakMap<EditionFacts, ReadonlySet<string>>();
const guards = new WeakSet<GraphQLFieldResolver<unknown, Identified>>();

/**
 * The ids that may leave: those of the markets, areas, sites, editions and releases that are served, those declared, and
 * those that the request itself names. A count is none of them, however it is written (privacy.md 7).
 */
export function publicIds({ listEditions, declared, request }: PublicIdFacts): IsPublicId {
  return (id) => declared.has(id) || listEditions().some((edition) => idsOf(edition).has(id)) || request.hasText(id);
}

/** Puts a guard around every resolver of an ID: what is not a public id is refused, without being named. */
export function guardIds(schema: GraphQLSchema): void {
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || isIntrospectionType(type)) continue;
    for (const field of Object.values(type.getFields())) {
      const resolve = (field.resolve ?? defaultFieldResolver) as GraphQLFieldResolver<unknown, Identified>;
      if (getNamedType(field.type) !== GraphQLID || guards.has(resolve)) continue;
      const guarded: typeof resolve = (...call) => checked(resolve(...call), call[2].isPublicId);
      guards.add(guarded);
      field.resolve = guarded;
    }
  }
}

function checked(value: unknown, isPublicId: IsPublicId): unknown {
  if (value === null || value === undefined) return value;
  if (typeof value === 'string' && isPublicId(value)) return value;
  if (isPromiseLike(value)) return value.then((settled) => checked(settled, isPublicId));
  if (typeof value === 'object' && Symbol.iterator in value) {
    return Array.from(value as Iterable<unknown>, (item) => checked(item, isPublicId));
  }
  throw new TypeError('Refused: this ID is none of the public geography, of a release, or of the request (privacy.md 7)');
}

function isPromiseLike(value: unknown): value is PromiseLike<unknown> {
  return typeof value === 'object' && value !== null && 'then' in value && typeof value.then === 'function';
}

function idsOf(edition: EditionFacts): ReadonlySet<string> {
  let ids = idsOfEditions.get(edition);
  if (ids === undefined) idsOfEditions.set(edition, (ids = new Set(listIds(edition))));
  return ids;
}

function listIds({ id, market, areas, sites, releases }: EditionFacts): readonly string[] {
  const inMarket = [id, ...areas.map(({ areaId }) => areaId), ...sites.map(({ siteId }) => siteId)];
  const qualified = inMarket.map((part) => formatQualifiedId({ market: market.id, id: part }));
  return [market.id, id, ...qualified, ...releases.map((release) => release.id)];
}
