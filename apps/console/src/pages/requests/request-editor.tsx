import type { WholeRequestFragment } from '@passerby/client/operations';
import { useMarket } from '../../market/market-context.ts';
import { DraftForm } from './draft-form.tsx';
import { readDraft } from './draft.ts';
import type { KindOf } from './draft.ts';

/** The form of a draft, or of a request that was returned, filled with what was kept. */
export function RequestEditor({ request }: { readonly request: WholeRequestFragment }) {
  const { sites, districts } = useMarket();
  const kindOf: KindOf = (place) => {
    if (sites.some(({ id }) => id === place)) return 'SITE';
    return districts.some(({ id }) => id === place) ? 'DISTRICT' : 'ZONE';
  };
  return <DraftForm request={request} saved={readDraft(request, kindOf)} />;
}
