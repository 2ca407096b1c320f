import { GraphiQL } from 'graphiql';
import { useMemo, useState } from 'react';
import { createGraphFetcher } from './graph-fetcher.ts';
import { KeyBar } from './key-bar.tsx';
import { listQuestions } from './questions.ts';
import { createScopedStorage } from './scoped-storage.ts';
import type { Demo } from './demo.ts';

/** The page: who asks on top, the questions and their answers below. */
export function Console({ demo }: { readonly demo: Demo | undefined }) {
  const [key, setKey] = useState(demo?.personas[0]?.key ?? '');
  const fetcher = useMemo(() => createGraphFetcher(key), [key]);
  const storage = useMemo(() => createScopedStorage(demo ? `${demo.site}:${demo.week.from}` : 'any'), [demo]);
  const isFirst = storage.length === 0;
  const questions = useMemo(() => [...listQuestions(demo)], [demo]);
  return (
    <div className="console">
      <KeyBar demo={demo} value={key} onChange={setKey} />
      <main className="graph">
        <GraphiQL
          key={key}
          fetcher={fetcher}
          storage={storage}
          defaultTabs={questions}
          {...(isFirst && questions[0] ? { initialQuery: questions[0].query, initialVariables: questions[0].variables } : {})}
          defaultEditorToolsVisibility="variables"
          isHeadersEditorEnabled={false}
        />
      </main>
    </div>
  );
}
