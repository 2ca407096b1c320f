import type { ReactNode } from 'react';
import { describeClasses, rampTokens, stepOf } from './ramp.ts';
import type { Ramp } from './ramp.ts';

export interface RampLegendProps {
  readonly ramp: Ramp;
  /** What the numbers count: device-hours, devices. */
  readonly counts: string;
  /** The colours of the ramp where they are not those of the style sheet now; see useTokenColors. */
  readonly colors?: readonly string[];
  /** What is said beside the hatched swatch. */
  readonly withheld?: string;
  /** What else the picture has. */
  readonly children?: ReactNode;
}

const rampColors = rampTokens.map((token) => `var(${token})`);

/** What the colours mean in numbers. */
export function RampLegend({ ramp, counts, colors = rampColors, withheld = 'withheld', children }: RampLegendProps) {
  return (
    <div className="legend">
      <p>{counts}</p>
      <ul>
        {describeClasses(ramp).map((words, position) => (
          <li key={words}>
            <span className="swatch" style={{ background: colors[stepOf(ramp, position)] }} />
            {words}
          </li>
        ))}
        <li>
          <span className="swatch hatched" />
          {withheld}
        </li>
        {children}
      </ul>
    </div>
  );
}
