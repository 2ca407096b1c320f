import { PageLink } from './page-link.tsx';
import { pages } from './pages.ts';
import type { ConsolePage } from './pages.ts';

/** The pages; each keeps the market, and starts with a state of its own. */
export function Navigation({ current }: { readonly current: ConsolePage }) {
  const market = new URLSearchParams(location.search).get('market') ?? undefined;
  return (
    <nav className="pages" aria-label="Pages">
      <ul>
        {pages.map(({ name, title, about }) => (
          <li key={name}>
            <PageLink to={{ page: name, market }} title={about} aria-current={name === current.name ? 'page' : undefined}>
              {title}
            </PageLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}
