import { useMemo } from 'react';
import type { PlotOptions } from '@observablehq/plot';
import { PlaceRhythmDocument } from '@passerby/client/operations';
import type { PlaceRhythmQuery } from '@passerby/client/operations';
import { Answered } from '../../answers/answered.tsx';
import { useAnswer } from '../../answers/use-answer.ts';
import { PlotChart } from '../../charts/plot-chart.tsx';
import type { Plot } from '../../charts/plot-chart.tsx';
import { targetGroupInput } from '../../controls/target-group.ts';
import { describeEstimate } from '../../figures/estimate.ts';
import type { Estimate } from '../../figures/estimate.ts';
import { Figure } from '../../figures/figure.tsx';
import type { ChartProps } from './chart-props.ts';
import { describeChart } from './chart-props.ts';
import { placeVariables } from './explored-place.ts';
import { labelsOf, unpackEstimates } from './packed-estimates.ts';
import { RampLegend } from '../../charts/ramp-legend.tsx';
import { classOf, makeRamp, tokenOf } from '../../charts/ramp.ts';
import type { Ramp } from '../../charts/ramp.ts';
import { chartHatch } from './chart-hatch.ts';

/** The mean of each weekday and hour of the day at a place. */
export function RhythmFigure(props: ChartProps) {
  const { place, group, unit, window } = props;
  const question = {
    document: PlaceRhythmDocument,
    variables: { ...placeVariables(place), window, targetGroup: targetGroupInput(group), unit },
  };
  const answer = useAnswer(question);
  const title = `Typical week of ${place.name}`;
  const about = `The mean of each weekday and hour: ${describeChart(props)}.`;
  const facts = answer.data?.presence ?? undefined;
  const hours = useMemo(() => (facts === undefined ? [] : readHours(facts.columns)), [facts]);
  const ramp = useMemo(() => makeRamp(hours.map(({ estimate }) => estimate)), [hours]);
  const build = useMemo(() => drawRhythm(hours, ramp), [hours, ramp]);
  return (
    <Figure
      title={title}
      about={about}
      question={question}
      facts={facts && { ...facts, measure: 'PRESENCE' }}
      table={facts && { columns: ['Hour', ...weekdays.map(nameOfWeekday)], rows: tableOf(hours) }}
    >
      <div className="chart-place">
        <Answered answer={answer} what={title}>
          {() => (
            <>
              <PlotChart label={`Heat map: ${title}; the table has its figures`} height={260} build={build} />
              <RampLegend ramp={ramp} counts={facts?.counts ?? ''} />
            </>
          )}
        </Answered>
      </div>
    </Figure>
  );
}

interface HourOfWeek {
  readonly weekday: string;
  readonly hour: number;
  readonly estimate: Estimate;
}

const weekdays = ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY', 'SUNDAY'];
const hoursOfDay = Array.from({ length: 24 }, (_, hour) => hour);

function readHours(columns: NonNullable<PlaceRhythmQuery['presence']>['columns']): readonly HourOfWeek[] {
  const days = labelsOf(columns.weekday, columns.length);
  const hours = labelsOf(columns.hourOfDay, columns.length);
  return unpackEstimates(columns).map((estimate, row) => ({ weekday: days[row] ?? '', hour: Number(hours[row]), estimate }));
}

function tableOf(hours: readonly HourOfWeek[]): readonly (readonly (string | Estimate | null)[])[] {
  const byName = new Map(hours.map(({ weekday, hour, estimate }) => [`${weekday} ${hour}`, estimate]));
  return hoursOfDay.map((hour) => [clock(hour), ...weekdays.map((weekday) => byName.get(`${weekday} ${hour}`) ?? null)]);
}

function drawRhythm(hours: readonly HourOfWeek[], ramp: Ramp): (plot: Plot) => PlotOptions {
  return (plot) => ({
    marginLeft: 44,
    marginTop: 8,
    x: { domain: hoursOfDay, ticks: [0, 3, 6, 9, 12, 15, 18, 21], tickFormat: twoDigits, tickSize: 0, label: null },
    y: { domain: weekdays, tickFormat: (weekday: string) => nameOfWeekday(weekday).slice(0, 3), tickSize: 0, label: null },
    color: { type: 'identity' },
    marks: [
      chartHatch,
      plot.cell(hours, {
        x: 'hour',
        y: 'weekday',
        inset: 0.5,
        fill: ({ estimate: { value } }: HourOfWeek) =>
          value === null ? 'url(#withheld)' : `var(${tokenOf(ramp, classOf(ramp, value))})`,
        title: ({ weekday, hour, estimate }: HourOfWeek) =>
          `${nameOfWeekday(weekday)} ${clock(hour)}: ${describeEstimate(estimate)}`,
      }),
    ],
  });
}

function clock(hour: number): string {
  return `${twoDigits(hour)}:00`;
}

function twoDigits(hour: number): string {
  return String(hour).padStart(2, '0');
}

function nameOfWeekday(weekday: string): string {
  return weekday.charAt(0) + weekday.slice(1).toLowerCase();
}
