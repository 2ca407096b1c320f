import './query-page.css';
import { ViewerDocument } from '@passerby/client/operations';
import { Loading } from '../../answers/loading.tsx';
import { useAnswer } from '../../answers/use-answer.ts';
import { QueryEditor } from './query-editor.tsx';

const whoAsks = { document: ViewerDocument, variables: {} };

/** The graph itself: questions that run for who asks, an editor that knows the schema, and the answers. */
export function QueryPage() {
  const viewer = useAnswer(whoAsks);
  return (
    <>
      <h1 className="quiet">Query</h1>
      {viewer.isAsking ? <Loading what="questions" /> : <QueryEditor licence={viewer.data?.viewer.licence} />}
    </>
  );
}
