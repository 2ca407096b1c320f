import { SiteVisitorsByWeekDocument } from '@passerby/client/operations';
import type { VisitorKind } from '@passerby/client/operations';
import { drawIntervalBars, heightOfBars } from '../../charts/interval-bars.ts';
import { formatShortDay } from '../../format/formats.ts';
import { startOfWeek } from '../../market/iso-week.ts';
import { unitLabels } from '../../format/labels.ts';
import { AskedFigure } from './asked-figure.tsx';
import type { Report } from './report.ts';
import { nameOfSite, siteSeries } from './site-series.ts';

const kindLabels: Readonly<Record<VisitorKind, string>> = { RESIDENT: 'live there', WORKER: 'work there', OTHER: 'others' };
const series = [
  { name: kindLabels.RESIDENT, color: 'var(--series-5)' },
  { name: kindLabels.WORKER, color: 'var(--series-4)' },
  { name: kindLabels.OTHER, color: 'var(--series-1)' },
];

/** Visitors of each week by what the place is to them. */
export function VisitorKinds({ report }: { readonly report: Report }) {
  const { sites, window, weeks, unit } = report;
  const groups = weeks.map(({ from }) => formatShortDay(from));
  const facets = siteSeries(report).map(({ name }) => name);
  const height = heightOfBars({ groups, series, facets });
  return (
    <AskedFigure
      title="Visitors by week: residents, workers and others"
      about={`Different ${unitLabels[unit]} by ISO week, by whether the person lives or works in the zone around the place, as far as that is known.`}
      question={{ document: SiteVisitorsByWeekDocument, variables: { sites, window, unit } }}
      height={height}
      show={({ visitors }) => {
        if (visitors === null) return undefined;
        const rows = visitors.nodes.flatMap(({ site, week, kind, estimate }) => {
          const facet = nameOfSite(report, site?.id);
          if (facet === undefined || week === null || kind === null) return [];
          return [{ facet, group: formatShortDay(startOfWeek(week)), series: kindLabels[kind], estimate }];
        });
        return {
          facts: { ...visitors, measure: 'VISITORS' },
          table: {
            columns: ['Week of', 'Place', 'Visitors who', 'Visitors'],
            rows: rows.map((row) => [row.group, row.facet, row.series, row.estimate]),
          },
          chart: {
            label: 'Bars of visitors by week, by kind of visitor',
            height,
            build: drawIntervalBars({ rows, groups, series, facets, label: 'visitors of the week' }),
          },
        };
      }}
    />
  );
}
