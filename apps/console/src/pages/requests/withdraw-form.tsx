import { useState } from 'react';
import { WithdrawDataRequestDocument } from '@passerby/client/operations';
import { useAct } from '../../answers/use-act.ts';
import { Form } from '../../controls/form.tsx';
import { TextField } from '../../controls/text-field.tsx';

/** Takes a request back for good, with a reason. */
export function WithdrawForm({ id }: { readonly id: string }) {
  const withdraw = useAct(WithdrawDataRequestDocument);
  const [note, setNote] = useState('');
  return (
    <details className="withdraw">
      <summary>Withdraw the request</summary>
      <Form
        label="Withdraw"
        error={withdraw.error}
        onSubmit={() => void withdraw.run({ input: { id, note } })}
        actions={
          <button type="submit" disabled={withdraw.isActing}>
            Withdraw for good
          </button>
        }
      >
        <TextField label="Why it is withdrawn" rows={2} value={note} onChange={setNote} />
      </Form>
    </details>
  );
}
