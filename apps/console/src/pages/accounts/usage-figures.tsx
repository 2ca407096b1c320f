import { useCallback } from 'react';
import { AccountDocument } from '@passerby/client/operations';
import { PlotChart } from '../../charts/plot-chart.tsx';
import type { Plot } from '../../charts/plot-chart.tsx';
import { Figure } from '../../figures/figure.tsx';
import type { Account } from './account-words.ts';
import { barsOf, tableOf } from './usage.ts';
import type { Names, UsageMeasure, Used } from './usage.ts';

const days = 30;
const dayMs = 86_400_000;
const chartHeight = 220;
const colors = ['var(--series-1)', 'var(--series-2)', 'var(--series-3)', 'var(--series-4)', 'var(--series-5)'];

export interface UsageFiguresProps {
  readonly account: Account;
  /** Names of keys and licences. */
  readonly names: Names;
}

/** What the keys of the organisation asked in the last 30 days, and what was asked under its licences. */
export function UsageFigures({ account: { usage, licenceUsage }, names }: UsageFiguresProps) {
  if (licenceUsage.length === 0)
    return <p className="wide">Nobody of the organisation asked anything in the last {days} days.</p>;
  const byKey = usage.map(({ keyId: by, ...used }) => ({ by, ...used }));
  const byLicence = licenceUsage.map(({ licenceId: by, ...used }) => ({ by, ...used }));
  return (
    <div className="figures wide">
      <UsageFigure title="Points by key and day" measure="points" usage={byKey} names={names} />
      <UsageFigure title="Requests by key and day" measure="requests" usage={byKey} names={names} />
      <UsageFigure title="Points by licence and day, of people who log in too" measure="points" usage={byLicence} names={names} />
    </div>
  );
}

interface UsageFigureProps {
  readonly title: string;
  readonly measure: UsageMeasure;
  readonly usage: readonly Used[];
  readonly names: Names;
}

function UsageFigure({ title, measure, usage, names }: UsageFigureProps) {
  const build = useCallback(
    (plot: Plot) => {
      const bars = barsOf(usage, names, measure);
      const series = [...new Set(bars.map(({ name }) => name))];
      return {
        marginLeft: 56,
        x: { label: null, type: 'utc' as const, domain: daysShown(bars.map(({ day }) => day)) },
        y: { label: null, grid: true, tickFormat: '~s' },
        color: { domain: series, range: series.map((_name, index) => colorOf(index)) },
        marks: [plot.rectY(bars, { x: 'day', interval: 'day', y: 'value', fill: 'name' }), plot.ruleY([0])],
      };
    },
    [usage, names, measure],
  );
  const table = tableOf(usage, names, measure);
  return (
    <Figure
      title={title}
      about={`The last ${days} days, UTC; days without a question are left out. Counted some seconds late.`}
      question={{ document: AccountDocument, variables: { days } }}
      facts={undefined}
      table={table}
    >
      <ul className="key-legend" aria-hidden="true">
        {table.columns.slice(1).map((name, index) => (
          <li key={name}>
            <span style={{ background: colorOf(index) }} /> {name}
          </li>
        ))}
      </ul>
      <PlotChart label={title} height={chartHeight} build={build} />
    </Figure>
  );
}

/** The days of the picture up to the newest that has anything, from midnight to midnight UTC. */
function daysShown(used: readonly Date[]): [Date, Date] {
  const end = used.reduce((latest, day) => Math.max(latest, day.getTime()), 0) + dayMs;
  return [new Date(end - days * dayMs), new Date(end)];
}

function colorOf(index: number): string {
  return colors[index % colors.length] ?? '';
}
