import type { SubgraphBuilder } from '@passerby/subgraph-kit/schema-builder';
import type { Organisation } from '../data/organisation.ts';

/** `Organisation`: the tenant that holds keys and licences. */
export function defineOrganisation(builder: SubgraphBuilder) {
  const kind = builder.enumType('OrganisationKind', {
    description: 'What an organisation is to the operator.',
    values: {
      RETAIL: { value: 'RETAIL', description: 'A shop, chain or landlord that asks about its own places.' },
      PARTNER: { value: 'PARTNER', description: 'A company that builds on the graph.' },
      PUBLIC: { value: 'PUBLIC', description: 'A public body.' },
      INTERNAL: { value: 'INTERNAL', description: 'The operator itself.' },
    },
  });
  return builder.objectRef<Organisation>('Organisation').implement({
    description: 'A tenant: whoever holds licences and keys.',
    fields: (t) => ({
      id: t.exposeID('id', { description: 'Of the organisation.' }),
      name: t.exposeString('name', { description: 'Unique.' }),
      kind: t.field({ type: kind, description: 'What it is to the operator.', resolve: (organisation) => organisation.kind }),
    }),
  });
}
