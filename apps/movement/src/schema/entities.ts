import type { AgeBand, Gender } from '@passerby/domain/demo';
import { badInput } from '@passerby/domain/error';
import type { SubgraphBuilder } from '@passerby/subgraph-kit/schema-builder';
import { sharedEnums } from '@passerby/subgraph-kit/shared-enums';
import { isEnumType } from 'graphql';
import type { GraphQLNamedType, GraphQLSchema } from 'graphql';
import type { MovementTypes, TargetGroupKey } from './types.ts';

/** Describes the types that demographics owns and movement adds fields to, or only refers to. */
export function defineEntities(builder: SubgraphBuilder, types: MovementTypes): void {
  const enums = sharedEnums(builder);
  const key = builder.selection<{ id: string }>('id');
  types.area.implement({
    description: 'One area of the published geography: a region holds districts, a district zones.',
    fields: (t) => ({ id: t.exposeID('id', { description: 'With its market, `london:soho`.' }) }),
  });
  builder.asEntity(types.area, { key, resolveReference: ({ id }) => ({ id }) });
  types.site.implement({
    description: 'A registered study zone: a circle around a shop, a street, a station. A sensitive place is never one.',
    fields: (t) => ({ id: t.exposeID('id', { description: 'With its market, `london:oxford-street`.' }) }),
  });
  builder.asEntity(types.site, { key, resolveReference: ({ id }) => ({ id }) });
  types.edition.implement({
    description: 'An immutable set of sealed releases of one market; every answer names the one it comes from.',
    directives: { key: { fields: 'id', resolvable: false } },
    fields: (t) => ({
      id: t.exposeID('id', { description: 'Content-addressed, with its market: equal ids mean equal answers.' }),
    }),
  });
  types.targetGroup.implement({
    description: 'A demo group with a name, say women of 25 to 34.',
    fields: (t) => ({
      id: t.exposeID('id', { description: 'Short name, `women-25-34`.' }),
      ageBands: t.field({
        type: [enums.ageBand()],
        nullable: true,
        directives: { external: {} },
        description: 'Any of these ages; null means all.',
        resolve: ({ ageBands }) => ageBands ?? null,
      }),
      genders: t.field({
        type: [enums.gender()],
        nullable: true,
        directives: { external: {} },
        description: 'Any of these genders; null means all.',
        resolve: ({ genders }) => genders ?? null,
      }),
    }),
  });
  builder.asEntity(types.targetGroup, {
    key,
    resolveReference: (reference, _context, { schema }) => toTargetGroup(reference, schema),
  });
}

/** A reference as it comes over the wire, where enums are names: what `@requires` asked for stands beside the key. */
function toTargetGroup(reference: { readonly id: string }, schema: GraphQLSchema): TargetGroupKey {
  const { id, ageBands, genders } = reference as { readonly id: string } & Partial<Record<'ageBands' | 'genders', unknown>>;
  return {
    id,
    ageBands: readNames(ageBands, schema.getType('AgeBand')) as readonly AgeBand[] | null,
    genders: readNames(genders, schema.getType('Gender')) as readonly Gender[] | null,
  };
}

function readNames(names: unknown, type: GraphQLNamedType | undefined): readonly unknown[] | null {
  if (!Array.isArray(names)) return null;
  return names.map((name) => {
    const value = isEnumType(type) ? type.getValue(String(name)) : undefined;
    if (value === undefined || value === null) throw badInput(`"${String(name)}" is not a value of ${String(type)}`);
    return value.value as unknown;
  });
}
