import { SiteFrequencyDocument } from '@passerby/client/operations';
import type { DaysBand } from '@passerby/client/operations';
import { drawIntervalBars, heightOfBars } from '../../charts/interval-bars.ts';
import type { Estimate } from '../../figures/estimate.ts';
import { addDays } from '../../market/released.ts';
import { formatDay } from '../../format/formats.ts';
import { unitLabels } from '../../format/labels.ts';
import { AskedFigure } from './asked-figure.tsx';
import type { Report } from './report.ts';
import { nameOfSite, siteSeries } from './site-series.ts';

const bandLabels: Readonly<Record<DaysBand, string>> = {
  DAYS_1: '1 day',
  DAYS_2: '2 days',
  DAYS_3_4: '3-4 days',
  DAYS_5_9: '5-9 days',
  DAYS_10_PLUS: '10 days or more',
};
const groups = Object.values(bandLabels);
const facets = [''];

/** On how many days of the period the visitors came. */
export function Frequency({ report }: { readonly report: Report }) {
  const { sites, period, unit } = report;
  const series = siteSeries(report);
  const height = heightOfBars({ groups, series, facets });
  const days =
    period === undefined ? 'a period of 28 days' : `the period ${formatDay(period.from)} to ${formatDay(addDays(period.to, -1))}`;
  return (
    <AskedFigure
      title="How often they come"
      about={`Different ${unitLabels[unit]} of ${days}, by the number of days with a visit; the percentage is of all visitors of the place.`}
      question={period && { document: SiteFrequencyDocument, variables: { sites, window: period, unit } }}
      absence="No period of 28 days is released yet, or the licence does not cover it."
      height={height}
      show={({ frequency }) => {
        if (frequency === null) return undefined;
        const rows = frequency.nodes.flatMap(({ site, daysBand, estimate, share }) => {
          const name = nameOfSite(report, site?.id);
          return name === undefined || daysBand === null
            ? []
            : [{ facet: '', group: bandLabels[daysBand], series: name, estimate, share }];
        });
        return {
          facts: { ...frequency, measure: 'FREQUENCY' },
          table: {
            columns: ['Days with a visit', 'Place', 'Visitors', 'Share, %'],
            rows: rows.map((row) => [row.group, row.series, row.estimate, row.share]),
          },
          chart: {
            label: 'Bars of visitors by days with a visit',
            height,
            build: drawIntervalBars({ rows: rows.flatMap(shareOf), groups, series, facets, label: 'percent of the visitors' }),
          },
        };
      }}
    />
  );
}

/** A row of the chart, which shows shares: places of any size can be compared. */
function shareOf<Row extends { readonly share: Estimate | null }>({ share, ...row }: Row) {
  return share === null ? [] : [{ ...row, estimate: share }];
}
