import { useMemo, useState } from 'react';
import type { SiteCatchmentQuery, TradeArea } from '@passerby/client/operations';
import { classOf, makeRamp, rampTokens, stepOf } from '../../charts/ramp.ts';
import type { Ramp } from '../../charts/ramp.ts';
import { RampLegend } from '../../charts/ramp-legend.tsx';
import type { Estimate } from '../../figures/estimate.ts';
import { EstimateText } from '../../figures/estimate-text.tsx';
import { AreaMap } from '../../map/area-map.tsx';
import type { AreaLook } from '../../map/area-map.tsx';
import { useTokenColors } from '../../map/use-token-colors.ts';
import type { Site } from './report.ts';
import { useDistrictOutlines } from './use-district-outlines.ts';

export type CatchmentRow = NonNullable<SiteCatchmentQuery['catchment']>['nodes'][number];

/** What each trade area is, in words. */
export const tradeAreaLabels: Readonly<Record<TradeArea, string>> = {
  PRIMARY: 'primary (the first 50 %)',
  SECONDARY: 'secondary (to 75 %)',
  TERTIARY: 'tertiary (to 90 %)',
};

/** Home districts by their share of the visitors, hatched where it is withheld, with the trade areas below. */
export function CatchmentMap({ site, rows }: { readonly site: Site; readonly rows: readonly CatchmentRow[] }) {
  const outlines = useDistrictOutlines();
  const colors = useTokenColors(rampTokens);
  const [hovered, setHovered] = useState<string>();
  const ramp = useMemo(() => makeRamp(rows.flatMap(shareOfDistrict)), [rows]);
  const looks = useMemo(() => looksOf(rows, ramp, colors), [rows, ramp, colors]);
  const points = useMemo(() => [site], [site]);
  const row = rows.find(({ homeDistrict }) => homeDistrict !== null && homeDistrict.id === hovered);
  return (
    <>
      <AreaMap
        label={`Home districts of the visitors of ${site.name}`}
        outlines={outlines}
        looks={looks}
        points={points}
        onHover={setHovered}
        onSelect={setHovered}
      />
      <p className="map-says" aria-hidden="true">
        {row === undefined ? 'Point at a district.' : <Said row={row} />}
      </p>
      <RampLegend ramp={ramp} counts="percent of the visitors" colors={colors} />
      <dl className="trade-areas">
        {(Object.keys(tradeAreaLabels) as readonly TradeArea[]).map((area) => (
          <div key={area}>
            <dt>{tradeAreaLabels[area]}</dt>
            <dd>{namesIn(rows, area)}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}

function Said({ row: { homeDistrict, share, tradeArea } }: { readonly row: CatchmentRow }) {
  return (
    <>
      <strong>{homeDistrict?.name}</strong>: <EstimateText estimate={share} isDecimal /> % of the visitors
      {tradeArea !== null && `, ${tradeAreaLabels[tradeArea]}`}
    </>
  );
}

function looksOf(rows: readonly CatchmentRow[], ramp: Ramp, colors: readonly string[]): ReadonlyMap<string, AreaLook> {
  return new Map(
    rows.flatMap(({ homeDistrict, share: { value } }): (readonly [string, AreaLook])[] => {
      if (homeDistrict === null) return [];
      return [
        [homeDistrict.id, value === null ? { isWithheld: true } : { color: colors[stepOf(ramp, classOf(ramp, value))] ?? '' }],
      ];
    }),
  );
}

/** The share of a district; none for those whose home is not known. */
function shareOfDistrict({ homeDistrict, share }: CatchmentRow): readonly Estimate[] {
  return homeDistrict === null ? [] : [share];
}

function namesIn(rows: readonly CatchmentRow[], area: TradeArea): string {
  const names = rows.flatMap(({ homeDistrict, tradeArea }) => (tradeArea === area && homeDistrict ? [homeDistrict.name] : []));
  return names.length === 0 ? 'none' : names.join(', ');
}
