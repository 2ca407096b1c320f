import { EstimateText } from '../../figures/estimate-text.tsx';
import { listBusiest } from './frames.ts';
import type { Frame } from './frames.ts';

export interface BusiestListProps {
  readonly frame: Frame;
  readonly selected: string | undefined;
  readonly nameOf: (area: string) => string;
  readonly onSelect: (area: string) => void;
}

/** As many as fit beside the map. */
const busiestShown = 6;

/** The areas with most of a step; a click selects one. */
export function BusiestList({ frame, selected, nameOf, onSelect }: BusiestListProps) {
  const busiest = listBusiest(frame, busiestShown);
  if (busiest.length === 0) return <p>No area is published at this time.</p>;
  return (
    <ol className="busiest">
      {busiest.map(([area, estimate]) => (
        <li key={area} data-area={area}>
          <button type="button" aria-pressed={area === selected} onClick={() => onSelect(area)}>
            {nameOf(area)}
          </button>
          <EstimateText estimate={estimate} />
        </li>
      ))}
    </ol>
  );
}
