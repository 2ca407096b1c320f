import { useId } from 'react';
import { useReading } from '../../../answers/use-reading.ts';
import { NamedMarket } from '../../../market/market-scope.tsx';
import { useConsole } from '../../../shell/asker-context.ts';
import type { MarketCard } from '@passerby/release/market-card';
import { findNightTruth } from './night-truth.ts';
import type { NightTruth } from './night-truth.ts';
import { NightAttacks } from './night-attacks.tsx';

/** Attacks that anybody may try: on the demo's planted night worker with the truth beside, elsewhere on a place of one's own choice. */
export function NightWorkerPart({ card }: { readonly card: MarketCard }) {
  const heading = useId();
  const { client, demo } = useConsole();
  const isDemo = demo?.market === card.market;
  return (
    <section className="card" aria-labelledby={heading}>
      <h2 id={heading}>Find the night worker</h2>
      {client === undefined ? (
        <p>Enter an API key above, or log in, to attack with questions of your own.</p>
      ) : (
        <NamedMarket market={card.market}>
          {isDemo ? <Planted card={card} /> : <NightAttacks card={card} truth={null} />}
        </NamedMarket>
      )}
    </section>
  );
}

/** The demo, whose truth is read from a file that the graph never sees. */
function Planted({ card }: { readonly card: MarketCard }) {
  const { data, error } = useReading<NightTruth | null>(findNightTruth);
  if (error !== undefined) return <p role="alert">The synthetic truth cannot be read: {error.message}</p>;
  return data === undefined ? <output>Reading the synthetic truth</output> : <NightAttacks card={card} truth={data} />;
}
