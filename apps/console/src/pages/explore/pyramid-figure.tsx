import { useMemo } from 'react';
import type { PlotOptions } from '@observablehq/plot';
import { PlacePyramidDocument } from '@passerby/client/operations';
import type { AgeBand, PlacePyramidQuery } from '@passerby/client/operations';
import { Answered } from '../../answers/answered.tsx';
import { useAnswer } from '../../answers/use-answer.ts';
import { PlotChart } from '../../charts/plot-chart.tsx';
import type { Plot } from '../../charts/plot-chart.tsx';
import { chosenAges } from '../../controls/target-group.ts';
import type { TargetGroup } from '../../controls/target-group.ts';
import { describeEstimate } from '../../figures/estimate.ts';
import { Figure } from '../../figures/figure.tsx';
import { formatCompact } from '../../format/formats.ts';
import { ageBandLabels, genderLabels, unitLabels } from '../../format/labels.ts';
import { describeWindow } from './chart-props.ts';
import type { ChartProps } from './chart-props.ts';

type Row = NonNullable<PlacePyramidQuery['audience']>['nodes'][number];

/** Everyone at a place by age and gender; the target group's bars are strong, the others pale. */
export function PyramidFigure({ place, group, unit, window }: ChartProps) {
  const where = place.kind === 'SITE' ? { site: place.id } : { areas: { ids: [place.id] } };
  const question = { document: PlacePyramidDocument, variables: { ...where, window, unit } };
  const answer = useAnswer(question);
  const facts = answer.data?.audience ?? undefined;
  const build = useMemo(() => drawPyramid(facts?.nodes ?? [], group), [facts, group]);
  const title = `Age and gender at ${place.name}`;
  return (
    <Figure
      title={title}
      about={`${facts?.counts ?? 'figures'} of everyone with known age and gender, women left and men right; lines are 95 % intervals: ${unitLabels[unit]}, ${describeWindow(window)}.`}
      question={question}
      facts={facts}
      table={facts && { columns: ['Group', facts.counts], rows: facts.nodes.map((row) => [describeRow(row), row.estimate]) }}
    >
      <div className="chart-place">
        <Answered answer={answer} what={title}>
          {() => <PlotChart label={`Pyramid: ${title}; the table has its figures`} height={280} build={build} />}
        </Answered>
      </div>
    </Figure>
  );
}

function describeRow({ ageBand, gender }: Row): string {
  if (ageBand === null || gender === null || ageBand === 'UNKNOWN') return 'unknown age or gender';
  return `${genderLabels[gender]} ${ageBandLabels[ageBand]}`;
}

function drawPyramid(rows: readonly Row[], group: TargetGroup): (plot: Plot) => PlotOptions {
  const known = rows.filter(({ ageBand, gender }) => ageBand !== 'UNKNOWN' && (gender === 'FEMALE' || gender === 'MALE'));
  const shown = known.filter(({ estimate }) => estimate.value !== null);
  const side = ({ gender }: Row): number => (gender === 'FEMALE' ? -1 : 1);
  const largest = Math.max(1, ...known.map(({ estimate: { upper } }) => upper ?? 0));
  const isAsked = ({ ageBand, gender }: Row): boolean => has(group.ageBands, ageBand) && has(group.genders, gender);
  return (plot) => ({
    marginLeft: 44,
    x: {
      domain: [-largest, largest],
      label: null,
      grid: true,
      ticks: 5,
      tickFormat: (value: number) => formatCompact(Math.abs(value)),
    },
    y: { domain: [...chosenAges].reverse(), tickFormat: (band: AgeBand) => ageBandLabels[band], tickSize: 0, label: null },
    color: { type: 'identity' },
    marks: [
      plot.barX(shown, {
        x: (row: Row) => side(row) * (row.estimate.value ?? 0),
        y: 'ageBand',
        inset: 1,
        fill: ({ gender }: Row) => (gender === 'FEMALE' ? 'var(--series-3)' : 'var(--series-1)'),
        fillOpacity: (row: Row) => (isAsked(row) ? 1 : 0.35),
        title: (row: Row) => `${describeRow(row)}: ${describeEstimate(row.estimate)}`,
      }),
      plot.ruleY(shown, {
        x1: (row: Row) => side(row) * (row.estimate.lower ?? 0),
        x2: (row: Row) => side(row) * (row.estimate.upper ?? 0),
        y: 'ageBand',
        stroke: 'var(--text)',
      }),
      plot.text(
        known.filter(({ estimate }) => estimate.value === null),
        {
          x: (row: Row) => (side(row) * largest) / 2,
          y: 'ageBand',
          text: ({ estimate }: Row) => describeEstimate(estimate),
          fill: 'var(--text-quiet)',
        },
      ),
      plot.ruleX([0], { stroke: 'var(--line)' }),
    ],
  });
}

function has<Name>(chosen: readonly Name[], name: Name | null): boolean {
  return chosen.length === 0 || (name !== null && chosen.includes(name));
}
