import { useId, useState } from 'react';
import { TableScroll } from '../../controls/table-scroll.tsx';
import { formatDay, formatDecimal, formatFine } from '../../format/formats.ts';
import { recountFromManifests } from './manifest-spending.ts';
import type { MarketCard, PeriodSpending } from '@passerby/release/market-card';
import type { CardBudget, PrivacyCard } from '@passerby/release/privacy-card';

/** What every period of 28 days has cost of its cap, what that promises, and what a year of it adds up to. */
export function BudgetPart({ card, newest }: { readonly card: MarketCard; readonly newest: PrivacyCard }) {
  const heading = useId();
  const { perPeriod, perYear } = newest;
  return (
    <section className="card" aria-labelledby={heading}>
      <h2 id={heading}>Budget</h2>
      <p>
        All releases of 28 days together may cost one person at most rho {formatFine(perPeriod.rho)}. What is spent is summed from
        the manifests; a release that would pass the cap is refused.
      </p>
      <ul className="gauges">
        {card.periods.map((period) => (
          <Gauge key={period.period} spending={period} />
        ))}
      </ul>
      <Recount card={card} />
      <h3>What that promises</h3>
      <TableScroll label="What the budget promises">
        <table>
          <thead>
            <tr>
              <th scope="col">Span</th>
              <th scope="col">rho</th>
              <th scope="col">epsilon</th>
              <th scope="col">delta</th>
              <th scope="col">Best attacker is right</th>
              <th scope="col">Spent so far</th>
            </tr>
          </thead>
          <tbody>
            <Promise name="A period of 28 days" budget={perPeriod} />
            <Promise name="A year of 13 periods" budget={perYear} />
          </tbody>
        </table>
      </TableScroll>
      <p>
        In words: take an attacker who knows everything about everybody else, sees every figure of 28 days before rounding and
        withholding, and is shown two people, one of whom is in the data. Such an attacker picks the right one in at most{' '}
        {percentOf(perPeriod.worstCaseAuc)} of cases; a coin does in 50 %. Somebody who knows less does worse.
      </p>
      <p>
        <strong>A year adds up.</strong> Over 13 periods the same attacker may be right in up to {percentOf(perYear.worstCaseAuc)}{' '}
        of cases: the proof bounds what one month can tell of a person, and hardly bounds a whole year of a life that never
        changes. No figure is claimed for one day alone.
      </p>
    </section>
  );
}

/** Spent of the cap, as a bar and as text. */
function Gauge({ spending: { period, spent, cap, left, releases } }: { readonly spending: PeriodSpending }) {
  const label = useId();
  const words = `${formatFine(spent)} of ${formatFine(cap)} spent, ${formatFine(left)} left, in ${releases} releases`;
  return (
    <li>
      <span id={label}>Period from {formatDay(period)}</span>
      <meter className="gauge" aria-labelledby={label} min={0} max={cap} value={spent} aria-valuetext={words}>
        {words}
      </meter>
      <span data-spent={spent} data-cap={cap}>
        rho {words}
      </span>
    </li>
  );
}

function Promise({
  name,
  budget: { rho, epsilon, delta, worstCaseAuc, spent },
}: {
  readonly name: string;
  readonly budget: CardBudget;
}) {
  return (
    <tr>
      <th scope="row">{name}</th>
      <td data-value={rho}>{formatFine(rho)}</td>
      <td data-value={epsilon}>{formatDecimal(epsilon)}</td>
      <td data-value={delta}>{delta}</td>
      <td data-value={worstCaseAuc}>{percentOf(worstCaseAuc)}</td>
      <td data-value={spent}>{formatFine(spent)}</td>
    </tr>
  );
}

/** Reads every manifest and adds it up again, here in the browser. */
function Recount({ card: { manifests, periods } }: { readonly card: MarketCard }) {
  const [said, setSaid] = useState('');
  const recount = async (): Promise<void> => {
    setSaid(`Reading ${manifests.length} manifests`);
    try {
      const spent = await recountFromManifests(manifests);
      const others = periods.filter((period) => Math.abs((spent.get(period.period) ?? 0) - period.spent) > 1e-9);
      setSaid(
        others.length === 0
          ? `The ${manifests.length} manifests add up to the same: ${[...spent.values()].map(formatFine).join(', ')}`
          : `The manifests add up to something else in ${others.map(({ period }) => period).join(', ')}`,
      );
    } catch (error) {
      setSaid(error instanceof Error ? error.message : String(error));
    }
  };
  return (
    <p>
      <button type="button" onClick={() => void recount()}>
        Add the manifests up again
      </button>{' '}
      <output>{said}</output>
    </p>
  );
}

/** A probability in percent, cut to two decimals: near certainty is never rounded to certainty. */
function percentOf(probability: number): string {
  return `${formatFine(Math.floor(probability * 10_000) / 100)} %`;
}
