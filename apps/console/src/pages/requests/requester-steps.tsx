import { AcceptDataRequestDocument } from '@passerby/client/operations';
import type { WholeRequestFragment } from '@passerby/client/operations';
import { useAct } from '../../answers/use-act.ts';
import { Form } from '../../controls/form.tsx';
import { OutputDownload } from './output-download.tsx';

/** What the requester does beside editing: accept conditions, fetch the output. */
export function RequesterSteps({ request }: { readonly request: WholeRequestFragment }) {
  const { nextSteps, state, output } = request;
  return (
    <>
      {nextSteps.includes('ACCEPT') && <AcceptForm request={request} />}
      {state === 'RELEASED' && output !== null && (
        <section className="card turn">
          <h3>The output is released</h3>
          <OutputDownload output={output} />
        </section>
      )}
    </>
  );
}

function AcceptForm({ request: { id, conditions } }: { readonly request: WholeRequestFragment }) {
  const accept = useAct(AcceptDataRequestDocument);
  return (
    <section className="card turn">
      <h3>Approved</h3>
      <Form
        label="Accept the conditions"
        error={accept.error}
        onSubmit={() => void accept.run({ input: { id } })}
        actions={
          <button type="submit" className="primary" disabled={accept.isActing}>
            {conditions.length === 0 ? 'Have the output produced' : 'Accept the conditions and have the output produced'}
          </button>
        }
      >
        {conditions.length === 0 ? (
          <p>There are no conditions.</p>
        ) : (
          <ul>
            {conditions.map((condition) => (
              <li key={condition}>{condition}</li>
            ))}
          </ul>
        )}
      </Form>
    </section>
  );
}
