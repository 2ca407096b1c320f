import { useEffect, useEffectEvent, useMemo, useState } from 'react';
import type { GeoJSONSource, Map as MapLibre, MapMouseEvent } from 'maplibre-gl';
import type { FeatureCollection } from 'geojson';
import { AreaOutlinesDocument } from '@passerby/client/operations';
import { Answered } from '../../answers/answered.tsx';
import { useAnswer } from '../../answers/use-answer.ts';
import { AreaMap } from '../../map/area-map.tsx';
import type { AreaLook } from '../../map/area-map.tsx';
import { useMarket } from '../../market/market-context.ts';
import { outlineOf } from './circle.ts';
import type { Circle } from './circle.ts';

export interface ZoneMapProps {
  /** The circle that is drawn; undefined before it has a centre. */
  readonly circle: Circle | undefined;
  /** Those that are registered already. */
  readonly zones: readonly (Circle & { readonly id: string; readonly name: string })[];
  /** Told where was clicked, in degrees. */
  readonly onCentre: (longitude: number, latitude: number) => void;
}

const noLooks: ReadonlyMap<string, AreaLook> = new Map();
const source = 'circles';

/** The market with its sites, the zones of the organisation, and the circle that is being drawn; a click sets its centre. */
export function ZoneMap(props: ZoneMapProps) {
  const { districts } = useMarket();
  const within = districts.map(({ id }) => id);
  const outlines = useAnswer({ document: AreaOutlinesDocument, variables: { within, level: 'ZONE' } });
  return (
    <div className="zone-map">
      <Answered answer={outlines} what="the map">
        {({ areaFeatures }) => <Drawing {...props} outlines={areaFeatures as FeatureCollection} />}
      </Answered>
    </div>
  );
}

function Drawing({ circle, zones, onCentre, outlines }: ZoneMapProps & { readonly outlines: FeatureCollection }) {
  const { name, sites } = useMarket();
  const [map, setMap] = useState<MapLibre>();
  const click = useEffectEvent(({ lngLat }: MapMouseEvent) => onCentre(lngLat.lng, lngLat.lat));
  const circles = useMemo(
    () => ({
      type: 'FeatureCollection' as const,
      features: [...zones, ...(circle === undefined ? [] : [circle])].map(outlineOf),
    }),
    [zones, circle],
  );
  useEffect(() => {
    if (map === undefined) return undefined;
    const listen = (event: MapMouseEvent): void => click(event);
    map.on('click', listen);
    return () => void map.off('click', listen);
  }, [map]);
  useEffect(() => {
    void map?.getSource<GeoJSONSource>(source)?.setData(circles);
  }, [map, circles]);
  const prepare = (made: MapLibre): void => {
    addCircleLayers(made);
    setMap(made);
  };
  return (
    <AreaMap
      label={`Map of ${name}; its coordinates are fields of the form, too`}
      outlines={outlines}
      looks={noLooks}
      points={sites}
      onReady={prepare}
    />
  );
}

function addCircleLayers(map: MapLibre): void {
  const accent = getComputedStyle(map.getContainer()).getPropertyValue('--series-2').trim();
  map.addSource(source, { type: 'geojson', data: { type: 'FeatureCollection', features: [] } });
  map.addLayer({ id: 'circles-fill', source, type: 'fill', paint: { 'fill-color': accent, 'fill-opacity': 0.25 } });
  map.addLayer({ id: 'circles-line', source, type: 'line', paint: { 'line-color': accent, 'line-width': 2 } });
  map.getCanvas().style.cursor = 'crosshair';
}
