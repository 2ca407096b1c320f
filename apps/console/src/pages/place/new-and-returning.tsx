import { SiteLoyaltyDocument } from '@passerby/client/operations';
import type { LoyaltyKind } from '@passerby/client/operations';
import { drawIntervalBars, heightOfBars } from '../../charts/interval-bars.ts';
import { formatShortDay } from '../../format/formats.ts';
import { startOfWeek } from '../../market/iso-week.ts';
import { unitLabels } from '../../format/labels.ts';
import { AskedFigure } from './asked-figure.tsx';
import type { Report } from './report.ts';
import { nameOfSite, siteSeries } from './site-series.ts';

const kindLabels: Readonly<Record<LoyaltyKind, string>> = { NEW: 'new', RETURNING: 'returning' };
const series = [
  { name: kindLabels.NEW, color: 'var(--series-1)' },
  { name: kindLabels.RETURNING, color: 'var(--series-3)' },
];

/** New and returning visitors of each week. */
export function NewAndReturning({ report }: { readonly report: Report }) {
  const { sites, window, weeks, unit } = report;
  const groups = weeks.map(({ from }) => formatShortDay(from));
  const facets = siteSeries(report).map(({ name }) => name);
  const height = heightOfBars({ groups, series, facets });
  return (
    <AskedFigure
      title="New and returning visitors by week"
      about={`Different ${unitLabels[unit]} by ISO week. New: no visit here in the 28 days before the first visit of the week. The first weeks that were ever measured look back on fewer days, and so have more new visitors.`}
      question={{ document: SiteLoyaltyDocument, variables: { sites, window, unit } }}
      height={height}
      show={({ loyalty }) => {
        if (loyalty === null) return undefined;
        const rows = loyalty.nodes.flatMap(({ site, week, kind, estimate, share }) => {
          const facet = nameOfSite(report, site?.id);
          if (facet === undefined || week === null || kind === null) return [];
          return [{ facet, group: formatShortDay(startOfWeek(week)), series: kindLabels[kind], estimate, share }];
        });
        return {
          facts: { ...loyalty, measure: 'LOYALTY' },
          table: {
            columns: ['Week of', 'Place', 'Visitors who are', 'Visitors', 'Share, %'],
            rows: rows.map((row) => [row.group, row.facet, row.series, row.estimate, row.share]),
          },
          chart: {
            label: 'Bars of new and returning visitors by week',
            height,
            build: drawIntervalBars({ rows, groups, series, facets, label: 'visitors of the week' }),
          },
        };
      }}
    />
  );
}
