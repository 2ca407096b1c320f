import { Suspense, useEffect, useMemo, useState } from 'react';
import { Loading } from '../answers/loading.tsx';
import { PageBoundary } from './page-boundary.tsx';
import { useAddress } from './address.ts';
import { AskerBar } from './asker-bar.tsx';
import { ConsoleContextOf } from './asker-context.ts';
import type { ConsoleContext } from './asker-context.ts';
import { clientOf, keepKey } from './asker.ts';
import type { Asker } from './asker.ts';
import type { ConsoleFacts } from './console-facts.ts';
import type { Demo } from './demo.ts';
import { Navigation } from './navigation.tsx';
import { getPage } from './pages.ts';
import type { ConsolePage } from './pages.ts';

export interface ConsoleProps {
  readonly facts: ConsoleFacts;
  readonly demo: Demo | undefined;
  /** Who asks when the console opens. */
  readonly firstAsker: Asker | undefined;
}

/** The console: who asks, the pages, and the one that the address names. */
export function Console({ facts, demo, firstAsker }: ConsoleProps) {
  const [asker, setAsker] = useState(firstAsker);
  const address = useAddress();
  const page = getPage(address.get('page'));
  const context = useMemo<ConsoleContext>(() => ({ asker, client: asker && clientOf(asker), facts, demo }), [asker, facts, demo]);
  useEffect(() => {
    document.title = `${page.title} - Passerby`;
  }, [page]);
  const changeKey = (key: string): void => {
    keepKey(key === '' ? undefined : key);
    setAsker(key === '' ? undefined : { kind: 'KEY', key });
  };
  return (
    <ConsoleContextOf value={context}>
      <a className="skip" href="#page">
        Skip to the page
      </a>
      <header className="top">
        <p className="brand">Passerby</p>
        <Navigation current={page} />
        <AskerBar onKey={changeKey} />
      </header>
      <main id="page" tabIndex={-1} className={`page page-${page.name}`}>
        <PageContent key={identityOf(asker)} page={page} hasAsker={asker !== undefined} />
      </main>
    </ConsoleContextOf>
  );
}

function PageContent({ page, hasAsker }: { readonly page: ConsolePage; readonly hasAsker: boolean }) {
  const Page = page.component;
  if (page.needsAsker && !hasAsker) {
    return (
      <section className="notice">
        <h1>{page.title}</h1>
        <p>Enter an API key above, or log in, to see this page.</p>
      </section>
    );
  }
  return (
    <PageBoundary key={page.name}>
      <Suspense fallback={<Loading what={page.title} />}>
        <Page />
      </Suspense>
    </PageBoundary>
  );
}

/** Another asker starts each page anew, so that nothing of one is shown to the next. */
function identityOf(asker: Asker | undefined): string {
  if (asker === undefined) return 'nobody';
  return asker.kind === 'KEY' ? asker.key : asker.email;
}
