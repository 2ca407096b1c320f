import { useState } from 'react';
import { RefuseOutputDocument, ReleaseOutputDocument, TakeDataRequestDocument } from '@passerby/client/operations';
import type { WholeRequestFragment } from '@passerby/client/operations';
import { useAct } from '../../answers/use-act.ts';
import { Form } from '../../controls/form.tsx';
import { TextField } from '../../controls/text-field.tsx';
import { DecisionForm } from './decision-form.tsx';
import { OutputDownload } from './output-download.tsx';

/** What a reviewer does: take it, decide, and, as somebody else than who decided, check the output. */
export function ReviewerSteps({ request }: { readonly request: WholeRequestFragment }) {
  const { nextSteps } = request;
  return (
    <>
      {nextSteps.includes('TAKE') && <TakeForm id={request.id} />}
      {nextSteps.includes('APPROVE') && <DecisionForm request={request} />}
      {nextSteps.includes('RELEASE') && <OutputForm request={request} />}
    </>
  );
}

function TakeForm({ id }: { readonly id: string }) {
  const take = useAct(TakeDataRequestDocument);
  return (
    <section className="card turn">
      <h3>Waits for a reviewer</h3>
      <Form
        label="Take into review"
        error={take.error}
        onSubmit={() => void take.run({ input: { id } })}
        actions={
          <button type="submit" className="primary" disabled={take.isActing}>
            Take into review
          </button>
        }
      >
        <p>Nobody reviews a request that they wrote.</p>
      </Form>
    </section>
  );
}

function OutputForm({ request: { id, output } }: { readonly request: WholeRequestFragment }) {
  const release = useAct(ReleaseOutputDocument);
  const refuse = useAct(RefuseOutputDocument);
  const [note, setNote] = useState('');
  const [isRefusal, setRefusal] = useState(false);
  const input = { id, ...(note.trim() === '' ? {} : { note }) };
  const isActing = release.isActing || refuse.isActing;
  const act = async (isRefused: boolean): Promise<void> => {
    setRefusal(isRefused);
    await (isRefused ? refuse : release).run({ input });
  };
  return (
    <section className="card turn">
      <h3>The output is to be checked</h3>
      <p>Look at what the requester will get. Whoever wrote or approved the request cannot check its output.</p>
      {output !== null && <OutputDownload output={output} />}
      <Form
        label="Output check"
        error={isRefusal ? refuse.error : release.error}
        onSubmit={() => void act(false)}
        actions={
          <>
            <button type="submit" className="primary" disabled={isActing}>
              Release the output
            </button>
            <button type="button" disabled={isActing} onClick={() => void act(true)}>
              Refuse the output
            </button>
          </>
        }
      >
        <TextField label="Note to the requester" hint="Needed to refuse." rows={2} value={note} onChange={setNote} />
      </Form>
    </section>
  );
}
