import { useState } from 'react';
import { CreateDataRequestDocument, EditDataRequestDocument, SubmitDataRequestDocument } from '@passerby/client/operations';
import type { WholeRequestFragment } from '@passerby/client/operations';
import { problemsOf } from '../../answers/problems.ts';
import { useAct } from '../../answers/use-act.ts';
import { Form } from '../../controls/form.tsx';
import { useMarket } from '../../market/market-context.ts';
import { changeAddress } from '../../shell/address.ts';
import { writeDraft } from './draft.ts';
import type { Draft } from './draft.ts';
import { HandlingFields } from './handling-fields.tsx';
import { PurposeFields } from './purpose-fields.tsx';
import { QuestionFields } from './question-fields.tsx';
import { describeGaps } from './request-words.ts';

export interface DraftFormProps {
  /** Undefined for one that is not kept yet. */
  readonly request: WholeRequestFragment | undefined;
  readonly saved: Draft;
}

/** Every field of a request, kept as a draft as often as one likes, and submitted once it is whole. */
export function DraftForm({ request, saved }: DraftFormProps) {
  const market = useMarket();
  const [draft, setDraft] = useState(saved);
  const [localError, setLocalError] = useState<DraftError>();
  const [isSubmission, setSubmission] = useState(false);
  const [said, setSaid] = useState('');
  const create = useAct(CreateDataRequestDocument);
  const edit = useAct(EditDataRequestDocument);
  const submit = useAct(SubmitDataRequestDocument);
  const error = localError ?? create.error ?? edit.error ?? (isSubmission ? submit.error : undefined);
  const problems = localError?.problems ?? problemsOf(error);
  const change = (part: Partial<Draft>): void => {
    setDraft({ ...draft, ...part });
    setSaid('');
  };
  const save = async (): Promise<string | undefined> => {
    const written = writeDraft(draft, market.id);
    if (written.problems.size > 0) {
      setLocalError(new DraftError(written.problems));
      return undefined;
    }
    setLocalError(undefined);
    if (request !== undefined) return (await edit.run({ id: request.id, input: written.input }))?.editDataRequest.id;
    return (await create.run({ input: written.input }))?.createDataRequest.id;
  };
  const saveDraft = async (): Promise<void> => {
    setSubmission(false);
    const id = await save();
    if (id === undefined) return;
    setSaid('The draft is saved');
    if (request === undefined) changeAddress({ request: id, market: market.id });
  };
  const saveAndSubmit = async (): Promise<void> => {
    setSubmission(true);
    const id = await save();
    if (id !== undefined) await submit.run({ input: { id } });
  };
  const isActing = create.isActing || edit.isActing || submit.isActing;
  return (
    <Form
      label="Request"
      error={error}
      onSubmit={() => void saveDraft()}
      actions={
        <>
          <button type="submit" disabled={isActing}>
            Save the draft
          </button>
          {request !== undefined && (
            <button type="button" className="primary" disabled={isActing} onClick={() => void saveAndSubmit()}>
              Save and submit
            </button>
          )}
          <output>{said}</output>
        </>
      }
    >
      {request !== undefined && request.gaps.length > 0 && (
        <p className="hint">Needed before it can be submitted: {describeGaps(request.gaps)}.</p>
      )}
      <PurposeFields draft={draft} problems={problems} onChange={change} />
      <QuestionFields draft={draft} problems={problems} onChange={change} />
      <HandlingFields draft={draft} problems={problems} onChange={change} />
    </Form>
  );
}

/** What is wrong with a draft before it is sent. */
class DraftError extends Error {
  override readonly name = 'DraftError';
  readonly problems: ReadonlyMap<string, string>;

  constructor(problems: ReadonlyMap<string, string>) {
    super([...problems.values()].join(' '));
    this.problems = problems;
  }
}
