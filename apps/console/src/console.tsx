import { lazy, Suspense } from 'react';
import type { Demo } from './demo.ts';
import { pageNames } from './page-name.ts';
import type { PageName } from './page-name.ts';
import { StatusPage } from './status-page.tsx';

const QueryPage = lazy(async () => ({ default: (await import('./query-page.tsx')).QueryPage }));
const titles: Readonly<Record<PageName, string>> = { query: 'Query', status: 'Status' };

export interface ConsoleProps {
  readonly page: PageName;
  readonly demo: Demo | undefined;
}

/** The pages' links on top, the page below. Links are addresses, so each page can be shared. */
export function Console({ page, demo }: ConsoleProps) {
  return (
    <div className="console">
      <nav className="pages" aria-label="Pages">
        {pageNames.map((name) => (
          <a key={name} href={`?page=${name}`} aria-current={name === page ? 'page' : undefined}>
            {titles[name]}
          </a>
        ))}
      </nav>
      {page === 'status' ? (
        <StatusPage />
      ) : (
        <Suspense fallback={<output>Loading the editor</output>}>
          <QueryPage demo={demo} />
        </Suspense>
      )}
    </div>
  );
}
