import { MarketScope } from '../../market/market-scope.tsx';
import { DraftForm } from './draft-form.tsx';
import { emptyDraft } from './draft.ts';

/** A request that begins: kept as a draft once it is saved. */
export function NewRequest() {
  return (
    <>
      <h2>A new request</h2>
      <MarketScope>
        <DraftForm request={undefined} saved={emptyDraft} />
      </MarketScope>
    </>
  );
}
