import { paginate } from '@passerby/subgraph-kit/connection';
import type { SubgraphBuilder } from '@passerby/subgraph-kit/schema-builder';
import { sharedEnums } from '@passerby/subgraph-kit/shared-enums';
import type { Desk } from '../data/desk.ts';
import type { RegisterEntry } from '../data/requests/register.ts';
import type { Service } from './asking.ts';
import { definePage } from './page-type.ts';
import type { RequestEnums } from './request-enums.ts';

/** The public register of data requests: the same list as `GET /register`. */
export function defineRegister(builder: SubgraphBuilder, enums: RequestEnums, getDesk: Service<Desk>): void {
  const entry = builder.objectRef<RegisterEntry>('RegisterEntry');
  entry.implement({
    description: 'A data request as the public may read it.',
    fields: (t) => ({
      id: t.exposeID('id', { description: 'Of the request.' }),
      organisation: t.exposeString('organisation', { description: 'Name of the public body.' }),
      title: t.exposeString('title', { description: 'Title.' }),
      purpose: t.exposeString('purpose', { description: 'What the figures are for.' }),
      legalBasis: t.expose('legalBasis', { type: enums.legalBasis, description: 'Legal ground.' }),
      publicBenefit: t.exposeString('publicBenefit', { description: 'What the public has of it.' }),
      market: t.exposeID('market', { description: 'Id of the market.' }),
      measure: t.expose('measure', { type: sharedEnums(builder).measure(), description: 'What is measured.' }),
      from: t.field({ type: 'Date', description: 'First day of the window.', resolve: ({ window }) => window.from }),
      to: t.field({ type: 'Date', description: 'The day after the last.', resolve: ({ window }) => window.to }),
      state: t.expose('state', { type: enums.state, description: 'Where it stands.' }),
      submittedAt: t.field({
        type: 'DateTime',
        description: 'When it was first submitted.',
        resolve: ({ submittedAt }) => submittedAt.toISOString(),
      }),
      conditions: t.stringList({ description: 'Conditions of its approval.', resolve: ({ conditions }) => [...conditions] }),
    }),
  });
  const page = definePage(builder, 'RegisterPage', entry);
  builder.queryField('requestRegister', (t) =>
    t.field({
      type: page,
      description: 'Every data request that was ever submitted, newest first, for everybody.',
      args: {
        first: t.arg.int({ description: 'Entries of a page; 100 when absent.' }),
        after: t.arg.string({ description: 'Cursor.' }),
      },
      resolve: async (_root, args) => paginate(await getDesk().listRegister(), args, 'register'),
    }),
  );
}
