import { badInput, PasserbyError } from '@passerby/domain/error';
import type { Principal } from '@passerby/domain/licence';
import type { ObjectType, SubgraphBuilder } from '@passerby/subgraph-kit/schema-builder';
import type { Directory } from '../data/directory.ts';
import type { AdministrationTypes } from './administration-types.ts';
import { atDesk } from './asking.ts';
import type { Service } from './asking.ts';
import type { defineApiKey } from './key-type.ts';
import type { defineLicence } from './licence-type.ts';
import type { defineOrganisation } from './organisation-type.ts';
import type { defineQuota } from './quota-type.ts';
import type { AccountsServices } from './schema.ts';
import type { defineScope } from './scope-type.ts';
import type { defineStudyZone } from './study-zone-operations.ts';
import type { defineSavedTargetGroup } from './target-group-operations.ts';
import { defineKeyUsage, defineLicenceUsage } from './usage-type.ts';

const usageDaysDefault = 30;
const usageDaysMax = 366;

export interface ViewerParts {
  readonly organisation: ReturnType<typeof defineOrganisation>;
  readonly scope: ReturnType<typeof defineScope>;
  readonly key: ReturnType<typeof defineApiKey>;
  readonly licence: ReturnType<typeof defineLicence>;
  readonly quota: ReturnType<typeof defineQuota>;
  readonly targetGroup: ReturnType<typeof defineSavedTargetGroup>;
  readonly studyZone: ReturnType<typeof defineStudyZone>;
  readonly types: AdministrationTypes;
  readonly getServices: Service<AccountsServices>;
}

/** `viewer`: who asks, what they may ask and what is left of it, as data. */
export function defineViewer(builder: SubgraphBuilder, parts: ViewerParts): void {
  const viewer = builder.objectRef<Principal>('Viewer');
  viewer.implement({ description: 'Who asks, and what they may ask.' });
  addIdentity(builder, viewer, parts);
  addLimits(builder, viewer, parts);
  addPossessions(builder, viewer, parts);
  builder.queryField('viewer', (t) =>
    t.field({
      type: viewer,
      description: 'Who asks, and what they may ask.',
      resolve: (_root, _args, { principal }) => principal,
    }),
  );
}

function addIdentity(builder: SubgraphBuilder, viewer: ObjectType<Principal>, parts: ViewerParts): void {
  const { organisation, key, scope, types, getServices } = parts;
  builder.objectFields(viewer, (t) => ({
    organisation: t.field({
      type: organisation,
      description: 'Your organisation.',
      resolve: ({ org }) => getOrganisation(getServices().directory, org),
    }),
    key: t.field({
      type: key,
      nullable: true,
      description: 'The API key that asks; null when a person is logged in.',
      resolve: ({ org, client }) => getServices().directory.findKey(org, client),
    }),
    member: t.field({
      type: types.member,
      nullable: true,
      description: 'The person who asks, logged in or by a key of theirs; null for a machine.',
      resolve: (principal) => getServices().directory.findPerson(principal),
    }),
    scopes: t.field({
      type: [scope],
      description: 'What this key or person may do.',
      resolve: (_principal, _args, context) =>
        atDesk(
          () => getServices().desk,
          context,
          async (_desk, { scopes }) => [...scopes],
        ),
    }),
  }));
}

function addLimits(builder: SubgraphBuilder, viewer: ObjectType<Principal>, parts: ViewerParts): void {
  const { licence, quota, types, getServices } = parts;
  const usage = defineKeyUsage(builder);
  const licenceUsage = defineLicenceUsage(builder);
  builder.objectFields(viewer, (t) => ({
    licence: t.field({ type: licence, description: 'The terms of this request.', resolve: (principal) => principal.licence }),
    heldLicence: t.field({
      type: types.licence,
      nullable: true,
      description: 'The licence that this request is asked under, by its name; null where the gateway does not say which.',
      resolve: (principal) => getServices().directory.findLicence(principal),
    }),
    quota: t.field({
      type: quota,
      nullable: true,
      description: 'The limits of the licence and what is left of them; null where the gateway does not say which licence it is.',
      resolve: async (principal) => {
        const { directory } = getServices();
        const held = await directory.findLicence(principal);
        return held && directory.getAllowance(held.id);
      },
    }),
    usage: t.field({
      type: [usage],
      description:
        'What the keys of the organisation asked on the last days, today included; days without a request are left out.',
      args: { days: t.arg.int({ defaultValue: usageDaysDefault, description: `1 to ${usageDaysMax}.` }) },
      resolve: async ({ org }, { days }) => [...(await getServices().directory.listUsage(org, parseDays(days)))],
    }),
    licenceUsage: t.field({
      type: [licenceUsage],
      description:
        'What was asked under each licence of the organisation on the last days, by keys and by people; days without a request are left out.',
      args: { days: t.arg.int({ defaultValue: usageDaysDefault, description: `1 to ${usageDaysMax}.` }) },
      resolve: async ({ org }, { days }) => [...(await getServices().directory.listLicenceUsage(org, parseDays(days)))],
    }),
  }));
}

function addPossessions(builder: SubgraphBuilder, viewer: ObjectType<Principal>, parts: ViewerParts): void {
  const { targetGroup, studyZone, getServices } = parts;
  builder.objectFields(viewer, (t) => ({
    targetGroups: t.field({
      type: [targetGroup],
      description: 'Target groups that your organisation keeps, by name.',
      resolve: async ({ org }) => [...(await getServices().desk.listTargetGroups(org))],
    }),
    studyZones: t.field({
      type: [studyZone],
      description: 'Study zones that your organisation registered, oldest first.',
      resolve: async ({ org }) => [...(await getServices().desk.listStudyZones(org))],
    }),
  }));
}

function parseDays(days: number | null | undefined): number {
  const wanted = days ?? usageDaysDefault;
  if (wanted < 1 || wanted > usageDaysMax) throw badInput(`days is ${wanted}; it must be 1 to ${usageDaysMax}`);
  return wanted;
}

async function getOrganisation(directory: Directory, id: string) {
  const organisation = await directory.findOrganisation(id);
  if (organisation === undefined) throw new PasserbyError('NOT_FOUND', 'The organisation of this key no longer exists');
  return organisation;
}
