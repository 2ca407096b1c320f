import type { Measure } from '@passerby/domain/family';
import type { Store } from '../store.ts';
import type { LegalBasis } from './request-fields.ts';
import type { RequestState } from './request-state.ts';

/** A request as the public may read it: who asked for what, why, and what became of it. Nothing of reviewers or storage. */
export interface RegisterEntry {
  readonly id: string;
  /** Name of the public body. */
  readonly organisation: string;
  readonly title: string;
  readonly purpose: string;
  readonly legalBasis: LegalBasis;
  readonly publicBenefit: string;
  readonly market: string;
  readonly measure: Measure;
  readonly window: { readonly from: string; readonly to: string };
  readonly state: RequestState;
  readonly submittedAt: Date;
  readonly conditions: readonly string[];
}

/** Every request that was ever submitted, newest first. */
export async function listRegister({ db }: Pick<Store, 'db'>): Promise<readonly RegisterEntry[]> {
  const rows = await db
    .selectFrom('data_request')
    .innerJoin('organisation', 'organisation.id', 'data_request.organisation_id')
    .innerJoin(
      (select) =>
        select
          .selectFrom('request_event')
          .select('request_id')
          .select((event) => event.fn.min('at').as('submittedAt'))
          .where('to_state', '=', 'SUBMITTED')
          .groupBy('request_id')
          .as('submission'),
      (join) => join.onRef('submission.request_id', '=', 'data_request.id'),
    )
    .select(['data_request.id', 'organisation.name', 'state', 'fields', 'conditions', 'submittedAt'])
    .orderBy('data_request.created_at', 'desc')
    .orderBy('data_request.id')
    .execute();
  return rows.flatMap(({ id, name, state, fields, conditions, submittedAt }) => {
    const { title, purpose, legalBasis, publicBenefit, question } = fields;
    if (question === null || legalBasis === null) return [];
    const { market, measure, window } = question;
    return [
      {
        id,
        organisation: name,
        title,
        purpose,
        legalBasis,
        publicBenefit,
        market,
        measure,
        window,
        state,
        submittedAt,
        conditions,
      },
    ];
  });
}
