import type { MouseEvent } from 'react';
import { addressWith, changeAddress } from './address.ts';
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
            <a
              href={addressWith({ page: name, market }, '')}
              title={about}
              aria-current={name === current.name ? 'page' : undefined}
              onClick={(event) => open(event, () => go(name, market))}
            >
              {title}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function go(page: string, market: string | undefined): void {
  const others = Object.fromEntries([...new URLSearchParams(location.search).keys()].map((name) => [name, undefined]));
  changeAddress({ ...others, page, market });
}

/** A plain click goes without loading the console again; one that opens a tab is the browser's. */
function open(event: MouseEvent, go: () => void): void {
  if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
  event.preventDefault();
  go();
}
