import 'graphiql/setup-workers/vite';
import 'graphiql/style.css';
import './query-page.css';
import { GraphiQL } from 'graphiql';
import { useMemo } from 'react';
import { useConsole } from '../../shell/asker-context.ts';
import { createGraphFetcher } from './graph-fetcher.ts';
import { listQuestions } from './questions.ts';
import { createScopedStorage } from './scoped-storage.ts';

/** The graph itself: questions that run, an editor that knows the schema, and the answers. */
export function QueryPage() {
  const { asker, demo } = useConsole();
  const fetcher = useMemo(() => createGraphFetcher(asker), [asker]);
  const storage = useMemo(() => createScopedStorage(demo ? `${demo.site}:${demo.week.from}` : 'any'), [demo]);
  const isFirst = storage.length === 0;
  const questions = useMemo(() => [...listQuestions(demo)], [demo]);
  return (
    <>
      <h1 className="quiet">Query</h1>
      <GraphiQL
        fetcher={fetcher}
        storage={storage}
        defaultTabs={questions}
        {...(isFirst && questions[0] ? { initialQuery: questions[0].query, initialVariables: questions[0].variables } : {})}
        defaultEditorToolsVisibility="variables"
        isHeadersEditorEnabled={false}
      />
    </>
  );
}
