import { describeTargetGroup } from '../../controls/target-group.ts';
import { formatDay, formatDecimal, formatInstant } from '../../format/formats.ts';
import { unitLabels } from '../../format/labels.ts';
import { useMarket } from '../../market/market-context.ts';
import { addDays } from '../../market/released.ts';
import type { Report } from './report.ts';

/** What the report is about and where its figures come from: the head of the page and of its print. */
export function ReportHead({ report: { site, other, week, group, unit } }: { readonly report: Report }) {
  const { name, edition, guarantee } = useMarket();
  return (
    <header className="report-head">
      <h1>
        {site.name}
        {other !== undefined && <span className="beside"> beside {other.name}</span>}
      </h1>
      <p>
        Place report, {name}. Week of {formatDay(week.from)} to {formatDay(addDays(week.to, -1))}. Target group of the dwell
        figures: {describeTargetGroup(group)}. Counted in {unitLabels[unit]}.
      </p>
      <p className="origin">
        Edition {edition.id}, published {formatInstant(edition.publishedAt)}. Every figure comes from noised tables: one person
        costs at most rho {formatDecimal(guarantee.rhoPerPeriod)} in 28 days (epsilon {formatDecimal(guarantee.epsilon)} at delta{' '}
        {guarantee.delta}). Intervals hold the counted number 95 times of 100; small groups and imprecise figures are withheld.
      </p>
    </header>
  );
}
