import type { Status } from '@passerby/client/operations';
import type { Estimate } from '../../figures/estimate.ts';
import { formatCount } from '../../format/formats.ts';
import { withheldLabels } from '../../format/labels.ts';
import { RampLegend } from '../../charts/ramp-legend.tsx';
import type { RampLegendProps } from '../../charts/ramp-legend.tsx';

export interface MapLegendProps extends Omit<RampLegendProps, 'withheld' | 'children'> {
  readonly estimates: ReadonlyMap<string, Estimate>;
}

/** What the colours of a step mean in numbers, and how many areas are withheld in it and why. */
export function MapLegend({ ramp, counts, estimates }: MapLegendProps) {
  const reasons = tallyWithheld(estimates).map(([status, count]) => `${formatCount(count)} ${withheldLabels[status]}`);
  return (
    <RampLegend
      ramp={ramp}
      counts={counts}
      withheld={reasons.length === 0 ? 'withheld: none now' : `withheld: ${reasons.join(', ')}`}
    >
      <li>
        <span className="swatch site" />
        site
      </li>
    </RampLegend>
  );
}

type Withheld = Exclude<Status, 'PUBLISHED'>;

function tallyWithheld(estimates: ReadonlyMap<string, Estimate>): readonly (readonly [Withheld, number])[] {
  const tally = new Map<Withheld, number>();
  for (const { status } of estimates.values()) if (status !== 'PUBLISHED') tally.set(status, (tally.get(status) ?? 0) + 1);
  return [...tally];
}
