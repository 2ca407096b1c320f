import { SiteDwellByWeekDocument } from '@passerby/client/operations';
import type { SiteDwellByWeekQuery, SiteDwellByWeekQueryVariables } from '@passerby/client/operations';
import { drawBandGrid, heightOfGrid } from '../../charts/band-grid.ts';
import { describeTargetGroup, targetGroupInput } from '../../controls/target-group.ts';
import { dwellBandLabels } from '../../format/labels.ts';
import { formatShortDay } from '../../format/formats.ts';
import { AskedFigure } from './asked-figure.tsx';
import { dwellBands, dwellBandStarts, startOfBand } from './dwell-bands.ts';
import type { Report } from './report.ts';

type WeekAnswer = NonNullable<NonNullable<SiteDwellByWeekQuery['site']>['week0']>;

/** The distribution and the median of each week, for the target group. */
export function DwellByWeek({ report }: { readonly report: Report }) {
  const { site, other, weeks, group } = report;
  const groups = weeks.map(({ from }) => formatShortDay(from));
  const height = heightOfGrid(groups.length);
  return (
    <AskedFigure
      title="Length of visits, week by week"
      about={`Of ${describeTargetGroup(group)} at ${site.name}: how many visits of each length, and the median of each week in the table.`}
      question={{ document: SiteDwellByWeekDocument, variables: variablesOf(report) }}
      height={height}
      isWide={other !== undefined}
      show={({ site: answer }) => {
        const answers = [answer?.week3, answer?.week2, answer?.week1, answer?.week0].filter(isThere);
        const facts = answers.at(-1);
        if (facts === undefined) return undefined;
        // Oldest first, as the weeks; while another question is on its way there may be fewer.
        const byWeek = answers.slice(-groups.length).map((week, index) => ({ week, group: groups[index] ?? '' }));
        return {
          facts: { ...facts, measure: 'DWELL' },
          table: {
            columns: ['Week of', ...dwellBands.map((band) => dwellBandLabels[band]), 'Median, minutes'],
            rows: byWeek.map(({ week, group: name }) => [
              name,
              ...dwellBands.map((band) => week.nodes.find(({ dwellBand }) => dwellBand === band)?.estimate ?? null),
              week.median,
            ]),
          },
          chart: {
            label: 'Small bars of the length of visits, week by week',
            height,
            build: drawBandGrid({
              rows: byWeek.flatMap(({ week, group: name }) =>
                week.nodes.flatMap(({ dwellBand, estimate }) => {
                  const series = startOfBand(dwellBand);
                  return series === undefined ? [] : [{ group: name, facet: site.name, series, estimate }];
                }),
              ),
              groups,
              facets: [site.name],
              bars: Object.values(dwellBandStarts),
              label: 'minutes, from',
              colors: ['var(--series-1)'],
            }),
          },
        };
      }}
    />
  );
}

/** The week as window 0, then those before it; a window that is not there repeats the week and is left out of the answer. */
function variablesOf({ site, week, weeks, group, unit }: Report): SiteDwellByWeekQueryVariables {
  const [, ...before] = weeks.toReversed();
  return {
    site: site.id,
    group: targetGroupInput(group),
    unit,
    window0: week,
    window1: before[0] ?? week,
    window2: before[1] ?? week,
    window3: before[2] ?? week,
    has1: before.length > 0,
    has2: before.length > 1,
    has3: before.length > 2,
  };
}

function isThere(answer: WeekAnswer | null | undefined): answer is WeekAnswer {
  return answer !== null && answer !== undefined;
}
