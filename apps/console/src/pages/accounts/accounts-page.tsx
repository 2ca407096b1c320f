import './accounts.css';
import { AccountDocument } from '@passerby/client/operations';
import { Answered } from '../../answers/answered.tsx';
import { useAnswer } from '../../answers/use-answer.ts';
import { SectionLinks } from '../../controls/section-links.tsx';
import { MarketScope } from '../../market/market-scope.tsx';
import { useAddress } from '../../shell/address.ts';
import type { Account } from './account-words.ts';
import { KeysSection } from './keys-section.tsx';
import { MembersSection } from './members-section.tsx';
import { Overview } from './overview.tsx';
import { WithAdministration } from './with-administration.tsx';
import { ZonesSection } from './zones-section.tsx';

const sections = [
  { name: 'overview', title: 'Overview' },
  { name: 'keys', title: 'Keys' },
  { name: 'members', title: 'Members' },
  { name: 'zones', title: 'Study zones' },
] as const;

/** One's organisation: who asks, what is left, keys, people and study zones. */
export function AccountsPage() {
  const { get } = useAddress();
  const account = useAnswer({ document: AccountDocument, variables: {} });
  const current = sections.find(({ name }) => name === get('section'))?.name ?? 'overview';
  return (
    <>
      <h1>Accounts</h1>
      <SectionLinks
        label="Accounts"
        current={current}
        sections={sections.map(({ name, title }) => ({ name, title, to: { section: name } }))}
      />
      <Answered answer={account} what="the account">
        {({ viewer }) => <Section name={current} account={viewer} />}
      </Answered>
    </>
  );
}

function Section({ name, account }: { readonly name: (typeof sections)[number]['name']; readonly account: Account }) {
  switch (name) {
    case 'keys':
      return (
        <WithAdministration account={account} what="Keys">
          {(administration) => <KeysSection account={account} administration={administration} />}
        </WithAdministration>
      );
    case 'members':
      return (
        <WithAdministration account={account} what="Members">
          {({ members }) => <MembersSection account={account} members={members} />}
        </WithAdministration>
      );
    case 'zones':
      return (
        <MarketScope>
          <ZonesSection account={account} />
        </MarketScope>
      );
    default:
      return <Overview account={account} />;
  }
}
