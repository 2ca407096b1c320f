import { SiteComparisonDocument } from '@passerby/client/operations';
import { drawIntervalBars, heightOfBars } from '../../charts/interval-bars.ts';
import { formatShortDay } from '../../format/formats.ts';
import { startOfWeek } from '../../market/iso-week.ts';
import { AskedFigure } from './asked-figure.tsx';
import type { Report, Site } from './report.ts';
import { nameOfSite, siteSeries } from './site-series.ts';

/** All visitors of each week of both places, and the place as percent of the other. */
export function SecondPlace({ report, other }: { readonly report: Report; readonly other: Site }) {
  const { site, sites, window, weeks, unit } = report;
  const groups = weeks.map(({ from }) => formatShortDay(from));
  const series = siteSeries(report);
  const height = heightOfBars({ groups, series, facets: [''] });
  return (
    <AskedFigure
      title={`${site.name} beside ${other.name}`}
      about={`Different devices by ISO week at both places, and ${site.name} as percent of ${other.name}.`}
      question={{ document: SiteComparisonDocument, variables: { sites, reference: other.id, window, unit } }}
      height={height}
      isWide
      show={({ compare }) => {
        if (compare === null) return undefined;
        const rows = compare.nodes.flatMap(({ site: at, week, estimate, ratio }) => {
          const name = nameOfSite(report, at?.id);
          return name === undefined || week === null
            ? []
            : [{ facet: '', group: formatShortDay(startOfWeek(week)), series: name, estimate, ratio }];
        });
        return {
          facts: { ...compare, measure: 'VISITORS' },
          table: {
            columns: ['Week of', 'Place', 'Visitors', `Percent of ${other.name}`],
            rows: rows.map((row) => [row.group, row.series, row.estimate, row.ratio]),
          },
          chart: {
            label: `Bars of visitors by week at ${site.name} and ${other.name}`,
            height,
            build: drawIntervalBars({ rows, groups, series, facets: [''], label: 'visitors of the week' }),
          },
        };
      }}
    />
  );
}
