import { SiteVisitorsByDayDocument } from '@passerby/client/operations';
import { drawIntervalLines } from '../../charts/interval-lines.ts';
import { formatWeekday } from '../../format/formats.ts';
import { unitLabels } from '../../format/labels.ts';
import { listDays } from '../../market/released.ts';
import { AskedFigure } from './asked-figure.tsx';
import type { Report } from './report.ts';
import { nameOfSite, siteSeries } from './site-series.ts';

const height = 260;

/** Visitors of each day of the weeks shown, of one place or two. */
export function VisitorsByDay({ report }: { readonly report: Report }) {
  const { sites, window, weeks, unit } = report;
  return (
    <AskedFigure
      title="Visitors by day"
      about={`Different ${unitLabels[unit]} with a visit of at least five minutes that began on that day. Someone who comes on three days counts on each of them, so days must not be added up.`}
      question={{ document: SiteVisitorsByDayDocument, variables: { sites, window, unit } }}
      height={height}
      isWide
      show={({ visitors }) => {
        if (visitors === null) return undefined;
        const rows = visitors.nodes.flatMap(({ site, day, estimate }) => {
          const series = nameOfSite(report, site?.id);
          return series === undefined || day === null ? [] : [{ group: day, series, estimate }];
        });
        return {
          facts: { ...visitors, measure: 'VISITORS' },
          table: {
            columns: ['Day', 'Place', 'Visitors'],
            rows: rows.map(({ group, series, estimate }) => [formatWeekday(group), series, estimate]),
          },
          chart: {
            label: 'Line of visitors by day with their intervals',
            height,
            build: drawIntervalLines({
              rows,
              series: siteSeries(report),
              ticks: (weeks.length === 1 ? listDays(window) : weeks).map(({ from }) => from),
            }),
          },
        };
      }}
    />
  );
}
