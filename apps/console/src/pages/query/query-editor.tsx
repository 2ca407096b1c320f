import 'graphiql/setup-workers/vite';
import 'graphiql/style.css';
import { GraphiQL } from 'graphiql';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useConsole } from '../../shell/asker-context.ts';
import { watchEscape, watchRoles } from './accessibility.ts';
import { useColorScheme } from './color-scheme.ts';
import { createGraphFetcher } from './graph-fetcher.ts';
import { QuestionLink, readQuestion } from './question-link.ts';
import { listQuestions } from './questions.ts';
import type { QuestionLicence } from './questions.ts';
import { createScopedStorage } from './scoped-storage.ts';

/** GraphiQL with the question that the address names, else with those of the demo that the licence of who asks allows. */
export function QueryEditor({ licence }: { readonly licence: QuestionLicence | undefined }) {
  const { asker, demo } = useConsole();
  const place = useRef<HTMLDivElement>(null);
  const scheme = useColorScheme();
  const fetcher = useMemo(() => createGraphFetcher(asker), [asker]);
  const questions = useMemo(() => listQuestions(demo, licence), [demo, licence]);
  const storage = useMemo(() => createScopedStorage(scopeOf(questions.map(({ variables }) => variables))), [questions]);
  const [linked] = useState(() => readQuestion(location.search));
  const [link] = useState(() => new QuestionLink());
  const first = linked ?? (storage.length === 0 ? questions[0] : undefined);
  useEffect(() => (place.current === null ? undefined : watchRoles(place.current)), []);
  useEffect(() => (place.current === null ? undefined : watchEscape(place.current)), []);
  useEffect(() => () => link.stop(), [link]);
  return (
    <div ref={place}>
      <GraphiQL
        fetcher={fetcher}
        storage={storage}
        defaultTabs={linked === undefined ? [...questions] : [linked, ...questions]}
        {...(first && { initialQuery: first.query, initialVariables: first.variables })}
        onTabChange={({ tabs, activeTabIndex }) => link.follow(tabs[activeTabIndex])}
        forcedTheme={scheme}
        defaultEditorToolsVisibility="variables"
        isHeadersEditorEnabled={false}
      />
    </div>
  );
}

/** What a browser kept of one market, week or licence never returns in another: the questions' own variables tell them apart. */
function scopeOf(variables: readonly string[]): string {
  return variables.join(':').replaceAll(/[^a-z0-9:-]/gi, '');
}
