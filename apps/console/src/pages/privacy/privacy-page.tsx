import './privacy-page.css';
import { Loading } from '../../answers/loading.tsx';
import { useReading } from '../../answers/use-reading.ts';
import { SelectField } from '../../controls/select-field.tsx';
import { useAddress } from '../../shell/address.ts';
import { AuditPart } from './audit-part.tsx';
import { BudgetPart } from './budget-part.tsx';
import { CardPart } from './card-part.tsx';
import { NightWorkerPart } from './night/night-worker-part.tsx';
import { readPrivacyCards } from './privacy-cards.ts';
import type { MarketCard } from '@passerby/release/market-card';

/** What is promised, what it has cost so far, what attacks measured, and attacks to try. The card needs no key. */
export function PrivacyPage() {
  const { data, error } = useReading(readPrivacyCards);
  return (
    <>
      <h1>Privacy</h1>
      {error !== undefined && <p role="alert">The privacy card cannot be read: {error.message}</p>}
      {data === undefined && error === undefined && <Loading what="the privacy card" />}
      {data?.length === 0 && <p className="notice">No market is released yet.</p>}
      {data !== undefined && data.length > 0 && <Markets cards={data} />}
    </>
  );
}

function Markets({ cards }: { readonly cards: readonly MarketCard[] }) {
  const { get, change } = useAddress();
  const card = cards.find(({ market }) => market === get('market')) ?? cards[0];
  const newest = card?.cards[0];
  if (card === undefined || newest === undefined) return null;
  return (
    <>
      {cards.length > 1 && (
        <div className="controls">
          <SelectField
            label="Market"
            value={card.market}
            options={cards.map(({ market }) => ({ value: market, label: market }))}
            onChange={(market) => change({ market })}
          />
        </div>
      )}
      <div className="privacy">
        <CardPart card={card} newest={newest} />
        <BudgetPart card={card} newest={newest} />
        <AuditPart market={card.market} audit={card.audit} />
        <NightWorkerPart card={card} />
      </div>
    </>
  );
}
