import { SiteTrendDocument } from '@passerby/client/operations';
import { drawIntervalLines } from '../../charts/interval-lines.ts';
import { formatShortDay, formatWeekday, formatWeekdayName } from '../../format/formats.ts';
import { listDays } from '../../market/released.ts';
import { AskedFigure } from './asked-figure.tsx';
import type { Report } from './report.ts';

const height = 240;
const week = { name: 'this week', color: 'var(--series-1)' };
const before = { name: 'mean of the same weekdays before', color: 'var(--series-2)' };

/** Each day of the week beside the same weekdays of the weeks before. */
export function WeeksBefore({ report }: { readonly report: Report }) {
  const { site, week: window, weeksBefore: weeks, unit } = report;
  const question = weeks === 0 ? undefined : { document: SiteTrendDocument, variables: { site: site.id, window, weeks, unit } };
  return (
    <AskedFigure
      title="Compared with the weeks before"
      about={`Visitors of each day of the week, beside the mean of the same weekday in ${weeks > 1 ? `up to ${weeks} weeks` : 'the week'} before. 100 % is as usual.`}
      question={question}
      absence="This is the first week that is released: there is none before it to compare with."
      height={height}
      show={({ trend }) => {
        if (trend === null) return undefined;
        const rows = trend.nodes.flatMap(({ day, ...row }) => (day === null ? [] : [{ day, ...row }]));
        return {
          facts: { ...trend, measure: 'VISITORS' },
          table: {
            columns: ['Day', 'Visitors', 'Mean before', 'Percent of it', 'Compared with'],
            rows: rows.map(({ day, estimate, baseline, change, against }) => [
              formatWeekday(day),
              estimate,
              baseline,
              change,
              against.map(formatShortDay).join(', '),
            ]),
          },
          chart: {
            label: 'Lines of visitors by day of the week and of the mean before',
            height,
            build: drawIntervalLines({
              rows: rows.flatMap(({ day, estimate, baseline }) => [
                { group: day, series: week.name, estimate },
                { group: day, series: before.name, estimate: baseline },
              ]),
              series: [week, before],
              ticks: listDays(window).map(({ from }) => from),
              tickFormat: formatWeekdayName,
            }),
          },
        };
      }}
    />
  );
}
