import { useState } from 'react';
import { ApproveDataRequestDocument, RejectDataRequestDocument, ReturnDataRequestDocument } from '@passerby/client/operations';
import type { SafeFindingInput, SafeVerdict, WholeRequestFragment } from '@passerby/client/operations';
import { useAct } from '../../answers/use-act.ts';
import { ChoiceField } from '../../controls/choice-field.tsx';
import { Form } from '../../controls/form.tsx';
import { TextField } from '../../controls/text-field.tsx';
import { linesOf } from './draft.ts';
import { safeLabels, verdictLabels } from './request-words.ts';

type Decision = 'APPROVE' | 'RETURN' | 'REJECT';

const decisionLabels: Readonly<Record<Decision, string>> = {
  APPROVE: 'Approve, with conditions',
  RETURN: 'Return for changes',
  REJECT: 'Reject',
};
const buttonLabels: Readonly<Record<Decision, string>> = { APPROVE: 'Approve', RETURN: 'Return for changes', REJECT: 'Reject' };
const verdicts = Object.keys(verdictLabels) as readonly SafeVerdict[];

/** A reviewer's decision: a finding for each of the Five Safes, and conditions or a reason. */
export function DecisionForm({ request }: { readonly request: WholeRequestFragment }) {
  const { id, fiveSafes } = request;
  const acts = {
    APPROVE: useAct(ApproveDataRequestDocument),
    REJECT: useAct(RejectDataRequestDocument),
    RETURN: useAct(ReturnDataRequestDocument),
  } as const;
  const [decision, setDecision] = useState<Decision>('APPROVE');
  const [findings, setFindings] = useState<readonly SafeFindingInput[]>(
    fiveSafes.map(({ safe }) => ({ safe, verdict: 'SATISFIED', note: '' })),
  );
  const [conditions, setConditions] = useState('');
  const [note, setNote] = useState('');
  const isDecided = decision !== 'RETURN';
  const send = async (): Promise<void> => {
    const step = { id, ...(note.trim() === '' ? {} : { note }) };
    if (decision === 'RETURN') await acts.RETURN.run({ input: step });
    else if (decision === 'REJECT') await acts.REJECT.run({ input: { ...step, findings } });
    else await acts.APPROVE.run({ input: { ...step, findings, conditions: linesOf(conditions) } });
  };
  return (
    <section className="card turn">
      <h3>Decide</h3>
      <Form
        label="Decision"
        error={acts[decision].error}
        onSubmit={() => void send()}
        actions={
          <button type="submit" className="primary" disabled={acts[decision].isActing}>
            {buttonLabels[decision]}
          </button>
        }
      >
        <ChoiceField
          label="Decision"
          value={decision}
          options={(Object.keys(decisionLabels) as readonly Decision[]).map((value) => ({ value, label: decisionLabels[value] }))}
          onChange={setDecision}
        />
        {isDecided && <FindingsFields findings={findings} questions={fiveSafes} onChange={setFindings} />}
        {decision === 'APPROVE' && (
          <TextField
            label="Conditions"
            hint="One a line; the requester accepts them before anything is produced. Public."
            rows={3}
            value={conditions}
            onChange={setConditions}
          />
        )}
        <TextField
          label="Note to the requester"
          hint={decision === 'APPROVE' ? 'May be left empty.' : 'Needed: what is to be changed, or why not.'}
          rows={3}
          value={note}
          onChange={setNote}
        />
      </Form>
    </section>
  );
}

interface FindingsFieldsProps {
  readonly findings: readonly SafeFindingInput[];
  readonly questions: WholeRequestFragment['fiveSafes'];
  readonly onChange: (findings: readonly SafeFindingInput[]) => void;
}

function FindingsFields({ findings, questions, onChange }: FindingsFieldsProps) {
  const change = (changed: SafeFindingInput): void =>
    onChange(findings.map((finding) => (finding.safe === changed.safe ? changed : finding)));
  return findings.map((finding) => (
    <fieldset key={finding.safe} className="form-row finding">
      <legend>{safeLabels[finding.safe]}</legend>
      <ChoiceField
        label="Finding"
        value={finding.verdict}
        options={verdicts.map((value) => ({ value, label: verdictLabels[value] }))}
        onChange={(verdict) => change({ ...finding, verdict })}
      />
      <TextField
        label="Why"
        hint={questions.find(({ safe }) => safe === finding.safe)?.question}
        value={finding.note}
        onChange={(note) => change({ ...finding, note })}
      />
    </fieldset>
  ));
}
