import { findBreakingChanges, isEnumType, isInterfaceType, isObjectType } from 'graphql';
import type { GraphQLEnumValue, GraphQLField, GraphQLNamedType, GraphQLSchema } from 'graphql';

const sunsetPattern = /^Sunset (\d{4}-\d{2}-\d{2}): \S/;

/** The graph that clients were promised, and the one that takes its place. */
export interface GraphChange {
  readonly accepted: GraphQLSchema;
  readonly current: GraphQLSchema;
}

/**
 * What would break a client that was written against the accepted graph, in words, sorted. What was deprecated there with a
 * sunset that has come by `today` (YYYY-MM-DD) may go.
 */
export function listBreaks({ accepted, current }: GraphChange, today: string): readonly string[] {
  const gone = new Set(listDeprecated(accepted).flatMap(({ reason, removal }) => (isOver(reason, today) ? [removal] : [])));
  return findBreakingChanges(accepted, current)
    .map(({ description }) => description)
    .filter((description) => !gone.has(description))
    .toSorted();
}

/** Deprecations whose reason does not start with `Sunset YYYY-MM-DD: ` and the field to use instead, as `Type.field`. */
export function listUndatedDeprecations(schema: GraphQLSchema): readonly string[] {
  return listDeprecated(schema).flatMap(({ place, reason }) => (sunsetPattern.test(reason) ? [] : [place]));
}

interface Deprecation {
  readonly place: string;
  readonly reason: string;
  /** How graphql-js calls its removal. */
  readonly removal: string;
}

function listDeprecated(schema: GraphQLSchema): readonly Deprecation[] {
  return Object.values(schema.getTypeMap()).flatMap((type) => listOfType(type));
}

function listOfType(type: GraphQLNamedType): readonly Deprecation[] {
  if (isEnumType(type)) return type.getValues().flatMap((value) => listOfValue(type.name, value));
  if (!isObjectType(type) && !isInterfaceType(type)) return [];
  return Object.values(type.getFields()).flatMap((field) => listOfField(`${type.name}.${field.name}`, field));
}

function listOfValue(type: string, { name, deprecationReason: reason }: GraphQLEnumValue): readonly Deprecation[] {
  return present({ place: `${type}.${name}`, reason, removal: `${name} was removed from enum type ${type}.` });
}

function listOfField(place: string, { args, deprecationReason: reason }: GraphQLField<unknown, unknown>): readonly Deprecation[] {
  const ofArgs = args.flatMap((arg) =>
    present({ place: `${place}(${arg.name}:)`, reason: arg.deprecationReason, removal: `${place} arg ${arg.name} was removed.` }),
  );
  return [...present({ place, reason, removal: `${place} was removed.` }), ...ofArgs];
}

function present({
  reason,
  ...rest
}: Omit<Deprecation, 'reason'> & { readonly reason: string | null | undefined }): readonly Deprecation[] {
  return reason === null || reason === undefined ? [] : [{ ...rest, reason }];
}

function isOver(reason: string, today: string): boolean {
  const sunset = sunsetPattern.exec(reason)?.[1];
  return sunset !== undefined && sunset <= today;
}
