import type { ReactNode } from 'react';
import { AdministrationDocument } from '@passerby/client/operations';
import type { AdministrationQuery } from '@passerby/client/operations';
import { Answered } from '../../answers/answered.tsx';
import { useAnswer } from '../../answers/use-answer.ts';
import { describeScopes } from './account-words.ts';
import type { Account } from './account-words.ts';

/** Keys, members and licences of one's organisation. */
export type Administration = AdministrationQuery;

export interface WithAdministrationProps {
  readonly account: Account;
  /** What is shown, at the start of a sentence. */
  readonly what: string;
  readonly children: (administration: Administration) => ReactNode;
}

/** What only an administrator sees; for others, what they lack. */
export function WithAdministration({ account, what, children }: WithAdministrationProps) {
  const isAdmin = account.scopes.includes('ADMIN');
  const administration = useAnswer(isAdmin ? { document: AdministrationDocument, variables: {} } : undefined);
  if (!isAdmin) {
    return (
      <p className="notice">
        {what} of {account.organisation.name} are shown to its administrators. This key or role lacks the scope ADMIN; it may{' '}
        {describeScopes(account.scopes)}.
      </p>
    );
  }
  return (
    <Answered answer={administration} what={what.toLowerCase()}>
      {children}
    </Answered>
  );
}
