import { useState } from 'react';
import { RotateKeyDocument } from '@passerby/client/operations';
import { useAct } from '../../answers/use-act.ts';
import { ChoiceField } from '../../controls/choice-field.tsx';
import { Form } from '../../controls/form.tsx';
import type { NewSecret } from './secret-note.tsx';

const daySeconds = 86_400;
const overlaps = {
  0: 'not at all: it ends now',
  1: 'one day',
  7: 'a week',
  30: '30 days',
  90: '90 days',
} as const;
const overlapOptions = Object.entries(overlaps).map(([value, label]) => ({ value, label }));

export interface RotateFormProps {
  readonly keyToRotate: { readonly id: string; readonly name: string };
  readonly onSecret: (made: NewSecret) => void;
  readonly onClose: () => void;
}

/** Makes a successor of a key; both work while programs are changed over. */
export function RotateForm({ keyToRotate: { id, name }, onSecret, onClose }: RotateFormProps) {
  const rotate = useAct(RotateKeyDocument);
  const [days, setDays] = useState('7');
  const send = async (): Promise<void> => {
    const made = await rotate.run({ id, overlapSeconds: Number(days) * daySeconds });
    if (made === undefined) return;
    onSecret({
      secret: made.rotateKey.secret,
      name: made.rotateKey.key.name,
      replaces:
        days === '0'
          ? 'The old key has ended.'
          : `The old key works for ${overlapOptions.find(({ value }) => value === days)?.label ?? ''} more.`,
    });
    onClose();
  };
  return (
    <div className="card add">
      <h2>Rotate {name}</h2>
      <Form
        label={`Rotate ${name}`}
        error={rotate.error}
        onSubmit={() => void send()}
        actions={
          <>
            <button type="submit" className="primary" disabled={rotate.isActing}>
              Make the new key
            </button>
            <button type="button" onClick={onClose}>
              Cancel
            </button>
          </>
        }
      >
        <ChoiceField
          label="The old key works beside the new one"
          value={days}
          options={overlapOptions}
          hint="Long enough to change whatever uses it."
          onChange={setDays}
        />
      </Form>
    </div>
  );
}
