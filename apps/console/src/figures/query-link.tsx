import { PageLink } from '../shell/page-link.tsx';
import type { AnyQuestion } from './question-text.ts';

/** Opens a question in the Query page, ready to run and to be changed. */
export function QueryLink({ question: { document, variables } }: { readonly question: AnyQuestion }) {
  const query = `${document.toString().trim()}\n`;
  return (
    <PageLink className="button" to={{ page: 'query', query, variables: JSON.stringify(variables, null, 2) }}>
      Open in Query
    </PageLink>
  );
}
