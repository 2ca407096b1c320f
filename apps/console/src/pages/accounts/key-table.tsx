import { useState } from 'react';
import { RevokeKeyDocument } from '@passerby/client/operations';
import { Refused } from '../../answers/answered.tsx';
import { useAct } from '../../answers/use-act.ts';
import { ConfirmDialog } from '../../controls/confirm-dialog.tsx';
import { formatInstant } from '../../format/formats.ts';
import { scopeLabels } from './account-words.ts';
import { keyStateOf } from './key-state.ts';
import { RotateForm } from './rotate-form.tsx';
import type { NewSecret } from './secret-note.tsx';
import type { Administration } from './with-administration.tsx';
import { TableScroll } from '../../controls/table-scroll.tsx';

type Key = Administration['keys'][number];

export interface KeyTableProps {
  readonly keys: readonly Key[];
  /** Id of the key that asks; undefined for a person. */
  readonly ownKey: string | undefined;
  readonly onSecret: (made: NewSecret) => void;
}

/** Keys, the newest first, with what can be done to each. */
export function KeyTable({ keys, ownKey, onSecret }: KeyTableProps) {
  const [nowMs] = useState(Date.now);
  const [revoked, setRevoked] = useState<Key>();
  const [rotated, setRotated] = useState<Key>();
  const revoke = useAct(RevokeKeyDocument);
  const close = (): void => setRevoked(undefined);
  return (
    <>
      {revoke.error !== undefined && <Refused error={revoke.error} heading="This was not done" />}
      <TableScroll label="List of keys">
        <table className="keys">
          <caption className="quiet">Keys</caption>
          <thead>
            <tr>
              <th scope="col">Key</th>
              <th scope="col">May</th>
              <th scope="col">State</th>
              <th scope="col">Last used</th>
              <th scope="col">
                <span className="quiet">What can be done</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {keys.toReversed().map((key) => (
              <tr key={key.id} data-key={key.id}>
                <th scope="row">
                  {key.name} {key.id === ownKey && <em>(this one)</em>}
                  <br />
                  <code>{key.prefix}</code>
                </th>
                <td>{key.scopes.map((scope) => scopeLabels[scope]).join('; ')}</td>
                <td>{describeState(key, nowMs)}</td>
                <td>{key.lastUsedAt === null ? 'never' : formatInstant(key.lastUsedAt)}</td>
                <td>
                  {keyStateOf(key, nowMs) === 'WORKS' && (
                    <div className="row-actions">
                      {!key.scopes.includes('REVIEW') && (
                        <button type="button" aria-label={`Rotate ${key.name}`} onClick={() => setRotated(key)}>
                          Rotate
                        </button>
                      )}
                      <button type="button" aria-label={`Revoke ${key.name}`} onClick={() => setRevoked(key)}>
                        Revoke
                      </button>
                    </div>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableScroll>
      {rotated !== undefined && (
        <RotateForm key={rotated.id} keyToRotate={rotated} onSecret={onSecret} onClose={() => setRotated(undefined)} />
      )}
      {revoked !== undefined && (
        <ConfirmDialog
          title={`Revoke ${revoked.name}?`}
          confirm="Revoke the key"
          isActing={revoke.isActing}
          onConfirm={() => void revoke.run({ id: revoked.id }).then(close)}
          onClose={close}
        >
          <p>
            Whatever uses <code>{revoked.prefix}</code> is refused within a second, for good.
            {revoked.id === ownKey && ' It is the key that you are using now: this page will be refused too.'}
          </p>
        </ConfirmDialog>
      )}
    </>
  );
}

function describeState(key: Key, nowMs: number): string {
  const { expiresAt, revokedAt } = key;
  switch (keyStateOf(key, nowMs)) {
    case 'REVOKED':
      return `Revoked ${revokedAt === null ? '' : formatInstant(revokedAt)}`;
    case 'ENDED':
      return `Ended ${expiresAt === null ? '' : formatInstant(expiresAt)}`;
    default:
      return expiresAt === null ? 'Works until it is revoked' : `Works until ${formatInstant(expiresAt)}`;
  }
}
