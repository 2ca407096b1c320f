import { useState } from 'react';
import type { Account } from './account-words.ts';
import { KeyTable } from './key-table.tsx';
import { NewKeyForm } from './new-key-form.tsx';
import { SecretNote } from './secret-note.tsx';
import type { NewSecret } from './secret-note.tsx';
import type { Administration } from './with-administration.tsx';

export interface KeysSectionProps {
  readonly account: Account;
  readonly administration: Administration;
}

/** Keys of the organisation: made, replaced, ended. A secret is shown once, and kept nowhere. */
export function KeysSection({ account, administration }: KeysSectionProps) {
  const [secret, setSecret] = useState<NewSecret>();
  return (
    <section aria-label="Keys" className="account-section">
      {secret !== undefined && <SecretNote key={secret.secret} made={secret} onClose={() => setSecret(undefined)} />}
      <KeyTable keys={administration.keys} ownKey={account.key?.id} onSecret={setSecret} />
      <details className="card add">
        <summary>Make a key</summary>
        <NewKeyForm administration={administration} kind={account.organisation.kind} onSecret={setSecret} />
      </details>
    </section>
  );
}
