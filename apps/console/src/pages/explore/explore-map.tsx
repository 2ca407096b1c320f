import { useMemo, useRef, useState } from 'react';
import type { FeatureCollection } from 'geojson';
import type { Map as MapLibre } from 'maplibre-gl';
import { describeEstimate } from '../../figures/estimate.ts';
import type { Estimate } from '../../figures/estimate.ts';
import { withheldReasons } from '../../format/labels.ts';
import { AreaMap } from '../../map/area-map.tsx';
import type { AreaLook, MapPoint } from '../../map/area-map.tsx';
import { useConsole } from '../../shell/asker-context.ts';
import { classOf, tokenOf } from '../../charts/ramp.ts';
import type { Ramp } from '../../charts/ramp.ts';

export interface ExploreMapProps {
  readonly label: string;
  readonly outlines: FeatureCollection;
  readonly estimates: ReadonlyMap<string, Estimate>;
  readonly ramp: Ramp;
  readonly nameOf: (area: string) => string;
  readonly sites: readonly MapPoint[];
  readonly selected: string | undefined;
  readonly onSelect: (area: string) => void;
  readonly onSelectSite: (site: string) => void;
}

interface Hovered {
  readonly area: string;
  readonly site: string | undefined;
  readonly x: number;
  readonly y: number;
  /** Whether there is more room before the pointer than after it. */
  readonly isFar: boolean;
}

/** The map of one step: each area in its class's colour, withheld ones hatched, and the figure beside the pointer. */
export function ExploreMap(props: ExploreMapProps) {
  const { label, outlines, estimates, ramp, nameOf, sites, selected, onSelect, onSelectSite } = props;
  const { facts } = useConsole();
  const place = useRef<HTMLDivElement>(null);
  const [hovered, setHovered] = useState<Hovered>();
  const hover = (
    area: string | undefined,
    { x, y }: { readonly x: number; readonly y: number },
    point: string | undefined,
  ): void =>
    setHovered(area === undefined ? undefined : { area, site: point, x, y, isFar: x > (place.current?.clientWidth ?? 0) / 2 });
  const looks = useMemo(
    () => new Map([...estimates].map(([area, estimate]) => [area, lookOf(estimate, ramp)])),
    [estimates, ramp],
  );
  const site = sites.find(({ id }) => id === hovered?.site);
  return (
    <div className="explore-map" ref={place}>
      <AreaMap
        label={label}
        outlines={outlines}
        looks={looks}
        selected={selected}
        points={sites}
        onHover={hover}
        onSelect={onSelect}
        onSelectPoint={onSelectSite}
        onReady={(map) => {
          if (facts.basemap) void addBaseMapTo(map);
        }}
      />
      {hovered !== undefined && (
        <div
          className={hovered.isFar ? 'map-tip before' : 'map-tip'}
          style={{ left: hovered.x, top: hovered.y }}
          aria-hidden="true"
        >
          {site !== undefined && <p>{site.name}, a site in</p>}
          <strong>{nameOf(hovered.area)}</strong>
          <TipText estimate={estimates.get(hovered.area)} />
        </div>
      )}
      {facts.basemap && <p className="attribution">Base map: © OpenStreetMap contributors</p>}
    </div>
  );
}

function TipText({ estimate }: { readonly estimate: Estimate | undefined }) {
  if (estimate === undefined) return <p>no figure</p>;
  if (estimate.status !== 'PUBLISHED') return <p>{withheldReasons[estimate.status]}</p>;
  return (
    <p>
      {describeEstimate(estimate)}
      {estimate.grade !== null && estimate.grade !== undefined && `, grade ${estimate.grade}`}
    </p>
  );
}

function lookOf({ value }: Estimate, ramp: Ramp): AreaLook {
  return value === null ? { isWithheld: true } : { color: tokenOf(ramp, classOf(ramp, value)) };
}

/** The base map's library is loaded only where there is a base map. */
async function addBaseMapTo(map: MapLibre): Promise<void> {
  const { addBaseMap } = await import('./base-map.ts');
  addBaseMap(map);
}
