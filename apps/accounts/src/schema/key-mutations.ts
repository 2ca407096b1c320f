import type { SubgraphBuilder } from '@passerby/subgraph-kit/schema-builder';
import { badInput } from '@passerby/domain/error';
import type { Desk } from '../data/desk.ts';
import type { AdministrationTypes } from './administration-types.ts';
import { atDesk } from './asking.ts';
import type { Service } from './asking.ts';
import type { defineApiKey } from './key-type.ts';
import type { defineScope } from './scope-type.ts';

const environmentDefault = 'live';
const overlapDefaultSeconds = 7 * 86_400;
const overlapMaxSeconds = 90 * 86_400;

export interface KeyMutationParts {
  readonly types: AdministrationTypes;
  readonly key: ReturnType<typeof defineApiKey>;
  readonly scope: ReturnType<typeof defineScope>;
  readonly getDesk: Service<Desk>;
}

/** Mutations that make, rotate and revoke keys of one's own organisation. */
export function defineKeyMutations(builder: SubgraphBuilder, { getDesk, types, key, scope }: KeyMutationParts): void {
  const input = builder.inputType('CreateKeyInput', {
    description: 'A key to be made.',
    fields: (t) => ({
      licence: t.string({ required: true, description: 'Id or name of a licence of your organisation.' }),
      name: t.string({ required: true, description: 'What it is for.' }),
      environment: t.string({ defaultValue: environmentDefault, description: 'Second part of the key, 1 to 16 of a-z and 0-9.' }),
      expiresAt: t.field({ type: 'DateTime', description: 'When it ends; never when absent.' }),
      scopes: t.field({
        type: [scope],
        description: 'What it may be used for; all but REVIEW and ADMIN when absent. REVIEW is given on the command line alone.',
      }),
      member: t.string({ description: 'Id or address of the person whose key it is; a machine when absent.' }),
    }),
  });
  builder.mutationFields((t) => ({
    createKey: t.field({
      type: types.newKey,
      description: 'Makes a key and shows its secret, this once. Needs the scope ADMIN.',
      args: { input: t.arg({ type: input, required: true, description: 'The key.' }) },
      resolve: (_root, { input: given }, context) =>
        atDesk(getDesk, context, (desk, asker) =>
          desk.own.createKey(asker, {
            licence: given.licence,
            name: given.name,
            environment: given.environment ?? environmentDefault,
            expiresAt: given.expiresAt ? new Date(given.expiresAt) : null,
            scopes: given.scopes ?? undefined,
            member: given.member ?? undefined,
          }),
        ),
    }),
    rotateKey: t.field({
      type: types.newKey,
      description: 'Makes a successor of a key; the old one ends after the overlap. Needs the scope ADMIN.',
      args: {
        id: t.arg.id({ required: true, description: 'Of the key that is replaced.' }),
        overlapSeconds: t.arg.int({ defaultValue: overlapDefaultSeconds, description: 'How long both work: 0 to 90 days.' }),
      },
      resolve: (_root, { id, overlapSeconds }, context) =>
        atDesk(getDesk, context, (desk, asker) =>
          desk.own.rotateKey(asker, { id, overlapMs: parseOverlap(overlapSeconds) * 1000 }),
        ),
    }),
    revokeKey: t.field({
      type: key,
      description: 'Ends a key for good, within a second. Needs the scope ADMIN.',
      args: { id: t.arg.id({ required: true, description: 'Of the key.' }) },
      resolve: (_root, { id }, context) => atDesk(getDesk, context, (desk, asker) => desk.own.revokeKey(asker, id)),
    }),
  }));
}

function parseOverlap(seconds: number | null | undefined): number {
  const wanted = seconds ?? overlapDefaultSeconds;
  if (wanted < 0 || wanted > overlapMaxSeconds)
    throw badInput(`overlapSeconds is ${wanted}; it must be 0 to ${overlapMaxSeconds}`);
  return wanted;
}
