import { useMemo } from 'react';
import type { ReactNode } from 'react';
import { MarketOutlineDocument, MarketsDocument } from '@passerby/client/operations';
import type { MarketOutlineQuery } from '@passerby/client/operations';
import { Answered } from '../answers/answered.tsx';
import { useAnswer } from '../answers/use-answer.ts';
import { SelectField } from '../controls/select-field.tsx';
import { useAddress } from '../shell/address.ts';
import { MarketContextOf, readMarket } from './market-context.ts';

export interface MarketScopeProps {
  readonly children: ReactNode;
  /** Id of the market where the address names none; the first when absent. */
  readonly preferred?: string | undefined;
}

/** The market that the address names, else the first that may be asked about, around a page; a choice where there are several. */
export function MarketScope({ children, preferred }: MarketScopeProps) {
  const markets = useAnswer({ document: MarketsDocument, variables: {} });
  return (
    <Answered answer={markets} what="markets">
      {({ markets: listed }) =>
        listed.length === 0 ? (
          <p>The licence names no market that is released.</p>
        ) : (
          <Chosen markets={listed} preferred={preferred}>
            {children}
          </Chosen>
        )
      }
    </Answered>
  );
}

interface ChosenProps {
  readonly markets: readonly { readonly id: string; readonly name: string }[];
  readonly children: ReactNode;
  readonly preferred: string | undefined;
}

function Chosen({ markets, children, preferred }: ChosenProps) {
  const { get, change } = useAddress();
  const chosen = markets.find(({ id }) => id === (get('market') ?? preferred)) ?? markets[0];
  return (
    <>
      {markets.length > 1 && (
        <SelectField
          label="Market"
          value={chosen?.id ?? ''}
          options={markets.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(market) => change({ market })}
        />
      )}
      {chosen !== undefined && <NamedMarket market={chosen.id}>{children}</NamedMarket>}
    </>
  );
}

/** One market, by its id, around a part of a page; why not where who asks may not see it. */
export function NamedMarket({ market, children }: { readonly market: string; readonly children: ReactNode }) {
  const outline = useAnswer({ document: MarketOutlineDocument, variables: { market } });
  return (
    <Answered answer={outline} what={market}>
      {(data) =>
        data.market === null ? <p>The licence does not name the market {market}.</p> : <Around outline={data}>{children}</Around>
      }
    </Answered>
  );
}

function Around({ outline, children }: { readonly outline: MarketOutlineQuery; readonly children: ReactNode }) {
  const market = useMemo(() => readMarket(outline), [outline]);
  return <MarketContextOf value={market}>{children}</MarketContextOf>;
}
