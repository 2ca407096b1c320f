/** How well scores tell members from others: 1 always, 0.5 a coin. */
export interface Separation {
  readonly auc: number;
  /** Standard error of the area at its own value (Hanley & McNeil 1982). */
  readonly standardError: number;
}

/** Area under the ROC curve: how often a member's score passes another's, ties half (Mann-Whitney). Throws RangeError where either list is empty. */
export function separationOf(members: readonly number[], others: readonly number[]): Separation {
  if (members.length === 0 || others.length === 0) throw new RangeError('a separation needs members and others');
  const scores = [
    ...members.map((score) => ({ score, isMember: true })),
    ...others.map((score) => ({ score, isMember: false })),
  ].toSorted((a, b) => a.score - b.score);
  let wins = 0;
  let othersBelow = 0;
  for (let start = 0; start < scores.length;) {
    let end = start;
    let [tiedMembers, tiedOthers] = [0, 0];
    while (end < scores.length && scores[end]?.score === scores[start]?.score) {
      if (scores[end]?.isMember === true) tiedMembers += 1;
      else tiedOthers += 1;
      end += 1;
    }
    wins += tiedMembers * (othersBelow + tiedOthers / 2);
    othersBelow += tiedOthers;
    start = end;
  }
  const auc = wins / (members.length * others.length);
  return { auc, standardError: standardErrorOf(auc, members.length, others.length) };
}

function standardErrorOf(auc: number, members: number, others: number): number {
  const q1 = auc / (2 - auc);
  const q2 = (2 * auc * auc) / (1 + auc);
  const variance = auc * (1 - auc) + (members - 1) * (q1 - auc * auc) + (others - 1) * (q2 - auc * auc);
  return Math.sqrt(Math.max(0, variance) / (members * others));
}
