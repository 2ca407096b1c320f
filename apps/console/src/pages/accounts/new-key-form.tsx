import { useState } from 'react';
import { CreateKeyDocument } from '@passerby/client/operations';
import type { OrganisationKind, Scope } from '@passerby/client/operations';
import { useAct } from '../../answers/use-act.ts';
import { CheckList } from '../../controls/check-list.tsx';
import { ChoiceField } from '../../controls/choice-field.tsx';
import { Form } from '../../controls/form.tsx';
import { TextField } from '../../controls/text-field.tsx';
import { scopeLabels } from './account-words.ts';
import type { NewSecret } from './secret-note.tsx';
import type { Administration } from './with-administration.tsx';

const scopes = Object.keys(scopeLabels) as readonly Scope[];
const ordinary: readonly Scope[] = ['INSIGHTS', 'EXPORTS', 'SITES', 'TARGET_GROUPS', 'REQUESTS'];

export interface NewKeyFormProps {
  readonly administration: Administration;
  /** Of the organisation: only public bodies make requests. A reviewer's key is made on the operator's command line. */
  readonly kind: OrganisationKind;
  readonly onSecret: (made: NewSecret) => void;
}

/** A new key: what it is for, under which licence, what it may, and until when. */
export function NewKeyForm({ administration: { licences, members }, kind, onSecret }: NewKeyFormProps) {
  const create = useAct(CreateKeyDocument);
  const [name, setName] = useState('');
  const [licence, setLicence] = useState(licences[0]?.id ?? '');
  const [member, setMember] = useState('');
  const [environment, setEnvironment] = useState('live');
  const [lastDay, setLastDay] = useState('');
  const [chosen, setChosen] = useState<readonly Scope[]>(
    kind === 'PUBLIC' ? ordinary : ordinary.filter((scope) => scope !== 'REQUESTS'),
  );
  const send = async (): Promise<void> => {
    const made = await create.run({
      input: {
        name,
        licence,
        environment,
        scopes: chosen,
        ...(member === '' ? {} : { member }),
        ...(lastDay === '' ? {} : { expiresAt: new Date(`${lastDay}T23:59:59`).toISOString() }),
      },
    });
    if (made === undefined) return;
    setName('');
    onSecret({ secret: made.createKey.secret, name: made.createKey.key.name });
  };
  return (
    <Form
      label="Make a key"
      error={create.error}
      onSubmit={() => void send()}
      actions={
        <button type="submit" className="primary" disabled={create.isActing}>
          Make the key
        </button>
      }
    >
      <TextField label="What it is for" hint="A name to tell it by." value={name} onChange={setName} />
      <div className="form-row">
        <ChoiceField
          label="Licence"
          value={licence}
          options={licences.map(({ id, name: label }) => ({ value: id, label }))}
          onChange={setLicence}
        />
        <ChoiceField
          label="Whose key it is"
          value={member}
          options={[{ value: '', label: 'a program' }, ...members.map(({ id, email }) => ({ value: id, label: email }))]}
          hint="A person's key may do no more than the person."
          onChange={setMember}
        />
      </div>
      <div className="form-row">
        <TextField label="Environment" hint="Second part of the key: live, test." value={environment} onChange={setEnvironment} />
        <TextField label="Last day" type="date" hint="Empty: until it is revoked." value={lastDay} onChange={setLastDay} />
      </div>
      <CheckList
        label="What it may be used for"
        options={scopes
          .filter((scope) => scope !== 'REVIEW')
          .filter((scope) => scope !== 'REQUESTS' || kind === 'PUBLIC')
          .map((scope) => ({ value: scope, label: scopeLabels[scope] }))}
        chosen={chosen}
        onChange={setChosen}
      />
    </Form>
  );
}
