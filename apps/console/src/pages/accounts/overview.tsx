import { useMemo } from 'react';
import { AdministrationDocument } from '@passerby/client/operations';
import type { AdministrationQuery } from '@passerby/client/operations';
import { useAnswer } from '../../answers/use-answer.ts';
import { formatInstant } from '../../format/formats.ts';
import { useConsole } from '../../shell/asker-context.ts';
import { describeScopes, organisationLabels, roleLabels } from './account-words.ts';
import type { Account } from './account-words.ts';
import { LicenceTerms } from './licence-terms.tsx';
import { QuotaCard } from './quota-card.tsx';
import { UsageFigures } from './usage-figures.tsx';

/** Who asks, what they may, and what is left today. */
export function Overview({ account }: { readonly account: Account }) {
  const isAdmin = account.scopes.includes('ADMIN');
  const { data } = useAnswer(isAdmin ? { document: AdministrationDocument, variables: {} } : undefined);
  const names = useMemo(() => namesOf(account, data), [account, data]);
  const { heldLicence, licence, quota } = account;
  const own = { id: heldLicence?.id ?? '', name: heldLicence?.name ?? 'The licence of this key or login', terms: licence, quota };
  return (
    <div className="account">
      <WhoAsks account={account} />
      {quota !== null && <QuotaCard quota={quota} licence={own.name} />}
      <section aria-label="Licences" className="wide">
        <h2>{isAdmin ? `Licences of ${account.organisation.name}` : 'Licence'}</h2>
        <div className="cards">
          {(data?.licences ?? [own]).map(({ id, name, terms }) => (
            <LicenceTerms key={id} name={name} terms={terms} isOwn={id === own.id} />
          ))}
        </div>
      </section>
      <UsageFigures account={account} names={names} />
    </div>
  );
}

/** Names of keys and licences, as far as who asks may know them; a key that shares its name, as after a rotation, with its prefix. */
function namesOf({ key, heldLicence }: Account, administration: AdministrationQuery | undefined): ReadonlyMap<string, string> {
  const keys = administration?.keys ?? (key === null ? [] : [key]);
  const licences = administration?.licences ?? (heldLicence === null ? [] : [heldLicence]);
  const isTaken = (of: { readonly id: string; readonly name: string }): boolean =>
    [...keys, ...licences].some(({ id, name }) => id !== of.id && name === of.name);
  return new Map([
    ...keys.map((named) => [named.id, isTaken(named) ? `${named.name} ${named.prefix}` : named.name] as const),
    ...licences.map(({ id, name }) => [id, name] as const),
  ]);
}

function WhoAsks({ account }: { readonly account: Account }) {
  const { asker } = useConsole();
  const { organisation, key, member, scopes } = account;
  return (
    <section className="card" aria-label="Who asks">
      <h2>Who asks</h2>
      <dl className="facts">
        <dt>Organisation</dt>
        <dd>
          {organisation.name}, {organisationLabels[organisation.kind]}
        </dd>
        {key !== null && (
          <>
            <dt>Key</dt>
            <dd>
              {key.name} <code>{key.prefix}</code>; works until{' '}
              {key.expiresAt === null ? 'it is revoked' : formatInstant(key.expiresAt)}
            </dd>
          </>
        )}
        <dt>Person</dt>
        <dd>
          {member === null ? 'none: a program' : `${member.email}, ${roleLabels[member.role]}`}
          {asker?.kind === 'SESSION' && ', logged in'}
        </dd>
        <dt>May</dt>
        <dd>{describeScopes(scopes)}</dd>
      </dl>
    </section>
  );
}
