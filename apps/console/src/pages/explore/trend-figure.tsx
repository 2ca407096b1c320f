import { useMemo } from 'react';
import type { PlotOptions } from '@observablehq/plot';
import { PlacePresenceTrendDocument, PlaceVisitorsTrendDocument } from '@passerby/client/operations';
import type { Measure, PlaceVisitorsTrendQuery } from '@passerby/client/operations';
import { Answered } from '../../answers/answered.tsx';
import { useAnswer } from '../../answers/use-answer.ts';
import type { Answer } from '../../answers/use-answer.ts';
import { PlotChart } from '../../charts/plot-chart.tsx';
import type { Plot } from '../../charts/plot-chart.tsx';
import { targetGroupInput } from '../../controls/target-group.ts';
import { describeEstimate } from '../../figures/estimate.ts';
import type { Estimate } from '../../figures/estimate.ts';
import { Figure } from '../../figures/figure.tsx';
import type { AnyQuestion } from '../../figures/question-text.ts';
import { formatCompact } from '../../format/formats.ts';
import { describeChart } from './chart-props.ts';
import type { ChartProps } from './chart-props.ts';
import { placeVariables } from './explored-place.ts';
import { labelsOf, unpackEstimates } from './packed-estimates.ts';
import { describeStep, mondayOf } from './step-label.ts';

/** Presence at a place, day after day. */
export function PresenceTrendFigure(props: ChartProps) {
  const { place, group, unit, window } = props;
  const question = {
    document: PlacePresenceTrendDocument,
    variables: { ...placeVariables(place), window, targetGroup: targetGroupInput(group), unit },
  };
  const answer = useAnswer(question);
  const title = `Presence by day, ${place.name}`;
  return (
    <TrendFigure
      title={title}
      about={props}
      measure="PRESENCE"
      question={question}
      answer={answer}
      trend={answer.data?.presence}
    />
  );
}

/** Different visitors of a place, day after day or week after week. */
export function VisitorsTrendFigure(props: ChartProps & { readonly grain: 'DAY' | 'WEEK' }) {
  const { place, group, unit, window, grain } = props;
  const question = {
    document: PlaceVisitorsTrendDocument,
    variables: { ...placeVariables(place), window, grain, targetGroup: targetGroupInput(group), unit },
  };
  const answer = useAnswer(question);
  const title = `Visitors by ${grain.toLowerCase()}, ${place.name}`;
  return (
    <TrendFigure
      title={title}
      about={props}
      measure="VISITORS"
      question={question}
      answer={answer}
      trend={answer.data?.visitors}
    />
  );
}

type TrendAnswer = NonNullable<PlaceVisitorsTrendQuery['visitors']>;

interface TrendFigureProps {
  readonly title: string;
  readonly about: ChartProps;
  readonly measure: Measure;
  readonly question: AnyQuestion;
  readonly answer: Answer<unknown>;
  readonly trend: TrendAnswer | null | undefined;
}

function TrendFigure({ title, about, measure, question, answer, trend }: TrendFigureProps) {
  const steps = useMemo(() => readSteps(trend), [trend]);
  const build = useMemo(() => drawTrend(steps), [steps]);
  const counts = trend?.counts ?? 'figures';
  return (
    <Figure
      title={title}
      about={`${counts}; the band is the 95 % interval: ${describeChart(about)}.`}
      question={question}
      facts={trend ? { ...trend, measure } : undefined}
      table={trend ? { columns: ['When', counts], rows: steps.map(({ label, estimate }) => [label, estimate]) } : undefined}
    >
      <div className="chart-place">
        <Answered answer={answer} what={title}>
          {() => <PlotChart label={`Line with its interval: ${title}; the table has its figures`} height={280} build={build} />}
        </Answered>
      </div>
    </Figure>
  );
}

interface Step {
  readonly at: Date;
  readonly label: string;
  readonly estimate: Estimate;
}

function readSteps(trend: TrendAnswer | null | undefined): readonly Step[] {
  if (trend === null || trend === undefined) return [];
  const times = labelsOf(trend.columns.time, trend.columns.length);
  return unpackEstimates(trend.columns).map((estimate, row) => {
    const time = times[row] ?? '';
    return { at: new Date(time.includes('W') ? mondayOf(time) : time), label: describeStep(time, []), estimate };
  });
}

/** The line and its band break where a figure is withheld; there a hatched bar stands at the bottom. */
function drawTrend(steps: readonly Step[]): (plot: Plot) => PlotOptions {
  const valueOf = ({ estimate: { value } }: Step): number => value ?? Number.NaN;
  const upperMax = Math.max(0, ...steps.map(({ estimate: { upper } }) => upper ?? 0));
  return (plot) => ({
    marginLeft: 48,
    x: { type: 'utc', label: null, ticks: 5 },
    y: {
      label: null,
      zero: true,
      grid: true,
      tickFormat: formatCompact,
      ticks: 5,
      domain: [0, upperMax === 0 ? 1 : upperMax * 1.05],
    },
    marks: [
      plot.areaY(steps, {
        x: 'at',
        y1: ({ estimate: { lower } }: Step) => lower ?? Number.NaN,
        y2: ({ estimate: { upper } }: Step) => upper ?? Number.NaN,
        fill: 'var(--series-1)',
        fillOpacity: 0.25,
      }),
      plot.lineY(steps, { x: 'at', y: valueOf, stroke: 'var(--series-1)', strokeWidth: 2 }),
      plot.dot(steps, {
        x: 'at',
        y: valueOf,
        r: 3,
        fill: 'var(--series-1)',
        title: ({ label, estimate }: Step) => `${label}: ${describeEstimate(estimate)}`,
      }),
      plot.text(
        steps.filter(({ estimate: { value } }) => value === null),
        {
          x: 'at',
          y: 0,
          dy: -8,
          text: () => '×',
          fill: 'var(--text-quiet)',
          title: ({ label, estimate }: Step) => `${label}: ${describeEstimate(estimate)}`,
        },
      ),
    ],
  });
}
