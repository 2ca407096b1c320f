import {
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isIntrospectionType,
  isObjectType,
  isSpecifiedScalarType,
} from 'graphql';
import type { GraphQLField, GraphQLNamedType, GraphQLSchema } from 'graphql';

/** Something of the graph that a client reads about. */
interface Described {
  /** `Area.geometry`, `Query.area(id:)`, `Status.IMPRECISE`. */
  readonly place: string;
  readonly description: string | null | undefined;
}

/** Every type, field, argument, input field and enum value that no description says the meaning of, in order. */
export function listUndescribed(schema: GraphQLSchema): readonly string[] {
  return Object.values(schema.getTypeMap())
    .filter((type) => !isIntrospectionType(type) && !isSpecifiedScalarType(type))
    .flatMap(listDescribed)
    .filter(({ description }) => (description ?? '').trim() === '')
    .map(({ place }) => place);
}

function listDescribed(type: GraphQLNamedType): readonly Described[] {
  return [{ place: type.name, description: type.description }, ...listMembers(type)];
}

function listMembers(type: GraphQLNamedType): readonly Described[] {
  if (isEnumType(type)) return type.getValues().map(({ name, description }) => ({ place: `${type.name}.${name}`, description }));
  if (isInputObjectType(type)) {
    return Object.values(type.getFields()).map(({ name, description }) => ({ place: `${type.name}.${name}`, description }));
  }
  if (!isObjectType(type) && !isInterfaceType(type)) return [];
  return Object.values(type.getFields()).flatMap((field) => listOfField(`${type.name}.${field.name}`, field));
}

function listOfField(place: string, { description, args }: GraphQLField<unknown, unknown>): readonly Described[] {
  return [{ place, description }, ...args.map((arg) => ({ place: `${place}(${arg.name}:)`, description: arg.description }))];
}
