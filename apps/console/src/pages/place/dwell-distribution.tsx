import { SiteDwellDocument } from '@passerby/client/operations';
import type { SiteDwellQuery } from '@passerby/client/operations';
import { drawIntervalBars, heightOfBars } from '../../charts/interval-bars.ts';
import { describeTargetGroup, targetGroupInput } from '../../controls/target-group.ts';
import { EstimateText } from '../../figures/estimate-text.tsx';
import { dwellBandLabels } from '../../format/labels.ts';
import { AskedFigure } from './asked-figure.tsx';
import type { FigureContent } from './asked-figure.tsx';
import { dwellBands } from './dwell-bands.ts';
import type { Report, Site } from './report.ts';

const series = [{ name: 'visitors', color: 'var(--series-1)' }];
const facets = [''];
const groups = dwellBands.map((band) => dwellBandLabels[band]);
const chartHeight = heightOfBars({ groups, series, facets });
const leadHeight = 44;

/** How long the target group stopped at a place in the week: the five bands and the median. */
export function DwellDistribution({ report, site }: { readonly report: Report; readonly site: Site }) {
  const { week: window, group, unit } = report;
  const who = describeTargetGroup(group);
  return (
    <AskedFigure
      title={`Time spent at ${site.name}: ${who}`}
      about="By the length of one visit of each person in the week, drawn by chance from all of theirs, so that no length is favoured. Half of the visits are shorter than the median."
      question={{
        document: SiteDwellDocument,
        variables: { site: site.id, window, group: targetGroupInput(group), unit },
      }}
      height={chartHeight + leadHeight}
      show={({ site: answer }) =>
        answer?.dwell && contentOf(answer.dwell, `Bars of the length of visits of ${who} at ${site.name}`)
      }
    />
  );
}

type DwellAnswer = NonNullable<NonNullable<SiteDwellQuery['site']>['dwell']>;

function contentOf(dwell: DwellAnswer, label: string): FigureContent {
  const rows = dwell.nodes.flatMap(({ dwellBand, estimate }) =>
    dwellBand === null ? [] : [{ facet: '', series: 'visitors', group: dwellBandLabels[dwellBand], estimate }],
  );
  return {
    facts: { ...dwell, measure: 'DWELL' },
    table: {
      columns: ['Length of visit', 'Visitors', 'Minutes'],
      rows: [...rows.map((row) => [row.group, row.estimate, null]), ['Median', null, dwell.median]],
    },
    lead: (
      <p className="lead">
        Median <EstimateText estimate={dwell.median} isDecimal /> {dwell.median.value !== null && 'minutes'}
      </p>
    ),
    chart: { label, height: chartHeight, build: drawIntervalBars({ rows, groups, series, facets, label: dwell.counts }) },
  };
}
