import { useEffect, useRef } from 'react';
import { PageLink } from './page-link.tsx';
import { pages } from './pages.ts';
import type { ConsolePage } from './pages.ts';

/** The pages; each keeps the market, and starts with a state of its own. The current one is in sight, also where not all fit. */
export function Navigation({ current }: { readonly current: ConsolePage }) {
  const market = new URLSearchParams(location.search).get('market') ?? undefined;
  const place = useRef<HTMLElement>(null);
  useEffect(() => {
    place.current?.querySelector(`[data-page="${current.name}"]`)?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [current]);
  return (
    <nav className="pages" aria-label="Pages" ref={place}>
      <ul>
        {pages.map(({ name, title, about }) => (
          <li key={name}>
            <PageLink
              data-page={name}
              to={{ page: name, market }}
              title={about}
              aria-current={name === current.name ? 'page' : undefined}
            >
              {title}
            </PageLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}
