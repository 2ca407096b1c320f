import { SiteComparisonDocument } from '@passerby/client/operations';
import type { SiteComparisonQuery } from '@passerby/client/operations';
import { drawIntervalBars, heightOfBars } from '../../charts/interval-bars.ts';
import { EstimateText } from '../../figures/estimate-text.tsx';
import { formatShortDay } from '../../format/formats.ts';
import { startOfWeek } from '../../market/iso-week.ts';
import { unitLabels } from '../../format/labels.ts';
import { AskedFigure } from './asked-figure.tsx';
import type { FigureContent } from './asked-figure.tsx';
import type { Report, Site } from './report.ts';
import { nameOfSite, siteSeries } from './site-series.ts';

const facets = [''];
const leadHeight = 44;

/** All visitors of each week of both places, and the place as percent of the other. */
export function SecondPlace({ report, other }: { readonly report: Report; readonly other: Site }) {
  const { site, sites, window, unit } = report;
  return (
    <AskedFigure
      title={`${site.name} beside ${other.name}`}
      about={`Different ${unitLabels[unit]} by ISO week at both places, and ${site.name} as percent of ${other.name}.`}
      question={{ document: SiteComparisonDocument, variables: { sites, reference: other.id, window, unit } }}
      height={chartOf(report).height + leadHeight}
      isWide
      show={({ compare }) => compare && contentOf(compare, report, other)}
    />
  );
}

type CompareAnswer = NonNullable<SiteComparisonQuery['compare']>;

function contentOf(compare: CompareAnswer, report: Report, other: Site): FigureContent {
  const { site, week } = report;
  const { height, groups, series } = chartOf(report);
  const rows = compare.nodes.flatMap(({ site: at, week: of, estimate, ratio }) => {
    const name = nameOfSite(report, at?.id);
    return name === undefined || of === null ? [] : [{ facet: '', from: startOfWeek(of), series: name, estimate, ratio }];
  });
  const now = rows.find((row) => row.from === week.from && row.series === site.name)?.ratio;
  return {
    facts: { ...compare, measure: 'VISITORS' },
    table: {
      columns: ['Week of', 'Place', 'Visitors', `Percent of ${other.name}`],
      rows: rows.map((row) => [formatShortDay(row.from), row.series, row.estimate, row.ratio]),
    },
    lead: now && (
      <p className="lead">
        In the week of {formatShortDay(week.from)}: <EstimateText estimate={now} isDecimal /> percent of the visitors of{' '}
        {other.name}
      </p>
    ),
    chart: {
      label: `Bars of visitors by week at ${site.name} and ${other.name}`,
      height,
      build: drawIntervalBars({
        rows: rows.map(({ facet, from, series: name, estimate }) => ({
          facet,
          group: formatShortDay(from),
          series: name,
          estimate,
        })),
        groups,
        series,
        facets,
        label: 'visitors of the week',
      }),
    },
  };
}

function chartOf(report: Report) {
  const groups = report.weeks.map(({ from }) => formatShortDay(from));
  const series = siteSeries(report);
  return { groups, series, height: heightOfBars({ groups, series, facets }) };
}
