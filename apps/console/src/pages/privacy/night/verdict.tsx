import type { ReactNode } from 'react';
import { formatPercent } from '../../../format/formats.ts';
import { useNightTarget } from './night-target.ts';
import { isChance, rankNights } from './ranking.ts';
import type { Ranking } from './ranking.ts';

/** A plain verdict. */
export function Verdict({ children }: { readonly children: ReactNode }) {
  return (
    <p className="night-verdict">
      <strong>Verdict.</strong> {children}
    </p>
  );
}

/** How well the scores of an attack tell the nights apart; nothing where nobody was planted. */
export function RankingVerdict({ nights }: { readonly nights: readonly { readonly day: string; readonly score: number }[] }) {
  const { truth } = useNightTarget();
  if (truth === undefined) return null;
  const ranking = rankNights(
    nights.flatMap(({ day, score }) => {
      const night = truth.get(day);
      return night === undefined ? [] : [{ score, isThere: night.isThere }];
    }),
  );
  if (ranking === undefined) return <Verdict>There are not yet nights of both kinds to tell apart.</Verdict>;
  return <Verdict>{describe(ranking)}</Verdict>;
}

function describe(ranking: Ranking): ReactNode {
  const { there, others, right, chance } = ranking;
  return (
    <>
      He was there on {there} of {there + others} nights. Of one night with him and one without, this answer puts the right one
      first in <span data-value={right}>{formatPercent(right * 100)}</span> of pairs. A coin does in 50 %, and with so few nights
      chance alone gives {formatPercent(chance[0] * 100)} to {formatPercent(chance[1] * 100)}:{' '}
      {isChance(ranking)
        ? 'the answer does not tell his nights.'
        : 'more off than chance gives in 95 of 100 answers that know nothing. Of many attacks some few look so; the budget above says how much can be in it.'}
    </>
  );
}
