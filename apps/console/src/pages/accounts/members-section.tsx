import { useState } from 'react';
import { RemoveMemberDocument, SetMemberDocument } from '@passerby/client/operations';
import type { MemberRole, OrganisationKind } from '@passerby/client/operations';
import { Refused } from '../../answers/answered.tsx';
import { useAct } from '../../answers/use-act.ts';
import { ChoiceField } from '../../controls/choice-field.tsx';
import { ConfirmDialog } from '../../controls/confirm-dialog.tsx';
import { Form } from '../../controls/form.tsx';
import { SelectField } from '../../controls/select-field.tsx';
import { TextField } from '../../controls/text-field.tsx';
import { roleLabels } from './account-words.ts';
import type { Account } from './account-words.ts';
import type { Administration } from './with-administration.tsx';
import { TableScroll } from '../../controls/table-scroll.tsx';

type Member = Administration['members'][number];

export interface MembersSectionProps {
  readonly account: Account;
  readonly members: readonly Member[];
}

/** People of the organisation: who logs in with such an address may do what the role says. */
export function MembersSection({ account: { organisation }, members }: MembersSectionProps) {
  return (
    <section aria-label="Members" className="account-section">
      <MemberTable members={members} kind={organisation.kind} />
      <details className="card add">
        <summary>Add a person</summary>
        <NewMemberForm kind={organisation.kind} />
      </details>
    </section>
  );
}

function MemberTable({ members, kind }: { readonly members: readonly Member[]; readonly kind: OrganisationKind }) {
  const change = useAct(SetMemberDocument);
  const remove = useAct(RemoveMemberDocument);
  const [leaving, setLeaving] = useState<Member>();
  const close = (): void => setLeaving(undefined);
  const error = change.error ?? remove.error;
  return (
    <>
      {error !== undefined && <Refused error={error} heading="This was not done" />}
      <TableScroll label="List of members">
        <table className="members">
          <caption className="quiet">Members</caption>
          <thead>
            <tr>
              <th scope="col">Address</th>
              <th scope="col">Role</th>
              <th scope="col">
                <span className="quiet">What can be done</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {members.map((member) => (
              <tr key={member.id}>
                <th scope="row">{member.email}</th>
                <td>
                  <SelectField
                    label={`Role of ${member.email}`}
                    value={member.role}
                    options={rolesOf(kind)}
                    onChange={(role) => void change.run({ input: { email: member.email, role } })}
                  />
                </td>
                <td>
                  <button type="button" aria-label={`Remove ${member.email}`} onClick={() => setLeaving(member)}>
                    Remove
                  </button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableScroll>
      {leaving !== undefined && (
        <ConfirmDialog
          title={`Remove ${leaving.email}?`}
          confirm="Remove the person"
          isActing={remove.isActing}
          onConfirm={() => void remove.run({ id: leaving.id }).then(close)}
          onClose={close}
        >
          <p>Their address is forgotten, their keys end, and they are logged out within a second.</p>
        </ConfirmDialog>
      )}
    </>
  );
}

function NewMemberForm({ kind }: { readonly kind: OrganisationKind }) {
  const add = useAct(SetMemberDocument);
  const [email, setEmail] = useState('');
  const [role, setRole] = useState<MemberRole>('ANALYST');
  const send = async (): Promise<void> => {
    if ((await add.run({ input: { email, role } })) !== undefined) setEmail('');
  };
  return (
    <Form
      label="Add a person"
      error={add.error}
      onSubmit={() => void send()}
      actions={
        <button type="submit" className="primary" disabled={add.isActing}>
          Add the person
        </button>
      }
    >
      <div className="form-row">
        <TextField
          label="Address"
          type="email"
          hint="What the login is matched by; nothing is sent to it."
          value={email}
          onChange={setEmail}
        />
        <ChoiceField label="Role" value={role} options={rolesOf(kind)} onChange={setRole} />
      </div>
    </Form>
  );
}

/** Roles that people of such an organisation may have: only the operator reviews. */
function rolesOf(kind: OrganisationKind) {
  return (Object.keys(roleLabels) as readonly MemberRole[])
    .filter((role) => role !== 'REVIEWER' || kind === 'INTERNAL')
    .map((value) => ({ value, label: roleLabels[value] }));
}
