import { readFileSync } from 'node:fs';
import { PasserbyError } from '@passerby/domain/error';
import { GraphQLID, getNamedType, isInterfaceType, isIntrospectionType, isObjectType, isScalarType, isUnionType } from 'graphql';
import type { GraphQLNamedType, GraphQLScalarType, GraphQLSchema } from 'graphql';
import { keyColumnScalar, numberColumnScalar, statusColumnScalar } from './column-scalars.ts';
import { publishedNumberScalar } from './published-scalar.ts';

/** `Type.field` of every leaf that may be a bare value, with the reason why it says nothing about subscribers. */
export type PublicFields = Readonly<Record<string, string>>;

export interface SchemaWalkOptions {
  /** The reviewed list; that of this package when absent. */
  readonly publicFields?: PublicFields;
  /** False for a schema without resolvers, such as a composed supergraph: scalars are then known by name only. */
  readonly isExecutable?: boolean;
}

/** The scalars that serialise what the gate published and nothing else. */
export const publishedScalars = [publishedNumberScalar, numberColumnScalar, statusColumnScalar, keyColumnScalar] as const;

const reviewedFields = JSON.parse(readFileSync(new URL('../public-fields.json', import.meta.url), 'utf8')) as PublicFields;
const federationFields = new Set(['_Service.sdl']);

/**
 * Walks everything reachable from Query, Mutation and `_entities` and throws INTERNAL on a leaf that is neither a
 * published scalar, an enum, an ID nor on the reviewed list of public fields (privacy.md 7, L4). Every other scalar counts:
 * a date, a boolean or a custom one can carry a number too.
 */
export function assertPublishedSchema(schema: GraphQLSchema, options: SchemaWalkOptions = {}): void {
  const leaks = listUnpublishedLeaves(schema, options);
  if (leaks.length === 0) return;
  throw new PasserbyError(
    'INTERNAL',
    `The schema is refused (privacy.md 7): ${leaks.join(', ')} ${leaks.length === 1 ? 'is' : 'are'} neither PublishedNumber, an enum, an ID nor in public-fields.json`,
  );
}

/** The offending leaves as `Type.field: Scalar`, sorted; empty for a schema that may start. */
export function listUnpublishedLeaves(schema: GraphQLSchema, options: SchemaWalkOptions = {}): readonly string[] {
  const { publicFields = reviewedFields, isExecutable = true } = options;
  const leaks: string[] = [];
  for (const type of listReachable(schema)) {
    if (!isObjectType(type) && !isInterfaceType(type)) continue;
    for (const field of Object.values(type.getFields())) {
      const leaf = getNamedType(field.type);
      const place = `${type.name}.${field.name}`;
      const isReviewed = Object.hasOwn(publicFields, place) || federationFields.has(place);
      if (isScalarType(leaf) && !isReviewed && !isSafeScalar(leaf, isExecutable)) leaks.push(`${place}: ${leaf.name}`);
    }
  }
  return leaks.sort();
}

/** Known by identity, not by name: a scalar that merely calls itself PublishedNumber or ID is refused. */
function isSafeScalar(scalar: GraphQLScalarType, isExecutable: boolean): boolean {
  const genuine = [GraphQLID, ...publishedScalars].find(({ name }) => name === scalar.name);
  return genuine !== undefined && (!isExecutable || scalar.serialize === genuine.serialize);
}

function listReachable(schema: GraphQLSchema): ReadonlySet<GraphQLNamedType> {
  const reached = new Set<GraphQLNamedType>();
  const visit = (type: GraphQLNamedType): void => {
    if (reached.has(type) || isIntrospectionType(type)) return;
    reached.add(type);
    listNeighbours(type, schema).forEach(visit);
  };
  for (const root of [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()]) if (root) visit(root);
  return reached;
}

function listNeighbours(type: GraphQLNamedType, schema: GraphQLSchema): readonly GraphQLNamedType[] {
  if (isUnionType(type)) return type.getTypes();
  if (!isObjectType(type) && !isInterfaceType(type)) return [];
  const fields = Object.values(type.getFields()).map((field) => getNamedType(field.type));
  return [...fields, ...type.getInterfaces(), ...(isInterfaceType(type) ? schema.getPossibleTypes(type) : [])];
}
