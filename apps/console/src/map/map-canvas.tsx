import 'maplibre-gl/dist/maplibre-gl.css';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { Map as MapLibre, NavigationControl, setWorkerUrl } from 'maplibre-gl';
import type { GeoJSONSource, MapMouseEvent } from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';
import type { FeatureCollection } from 'geojson';
import { boundsOf } from './bounds.ts';
import { drawHatch } from './hatch.ts';

setWorkerUrl(workerUrl);

/** How an area is drawn: a colour, or hatched because its figure is withheld. */
export type AreaLook = { readonly color: string } | { readonly isWithheld: true };

/** A place with a name on the map. */
export interface MapPoint {
  readonly id: string;
  readonly name: string;
  readonly longitude: number;
  readonly latitude: number;
}

export interface AreaMapProps {
  /** What the map shows, for those who do not see it. */
  readonly label: string;
  /** Areas with the property `id`; those without an outline are left out. */
  readonly outlines: FeatureCollection;
  /** How each area is drawn; an area that is not in it is drawn empty. */
  readonly looks: ReadonlyMap<string, AreaLook>;
  readonly selected?: string | undefined;
  readonly points?: readonly MapPoint[];
  /** The area under the pointer and where that is in the map, in pixels; undefined when it leaves. */
  readonly onHover?: (area: string | undefined, at: { readonly x: number; readonly y: number }) => void;
  readonly onSelect?: (area: string) => void;
  /** Told the map once it is there, to draw more on it. */
  readonly onReady?: (map: MapLibre) => void;
}

const source = 'areas';
const fillLayer = 'areas-fill';
const noPoints: readonly MapPoint[] = [];

/** Areas on a plain ground: filled by their look, hatched where withheld. All from this origin; no tile server. */
export function MapCanvas({ label, outlines, looks, selected, points = noPoints, onHover, onSelect, onReady }: AreaMapProps) {
  const place = useRef<HTMLDivElement>(null);
  const [map, setMap] = useState<MapLibre>();
  const hover = useEffectEvent((area: string | undefined, { point }: MapMouseEvent) => onHover?.(area, point));
  const select = useEffectEvent((area: string) => onSelect?.(area));
  const tellReady = useEffectEvent((made: MapLibre) => onReady?.(made));

  useEffect(() => {
    if (place.current === null) return undefined;
    const made = makeMap(place.current, label);
    made.on('load', () => {
      addLayers(made);
      setMap(made);
      tellReady(made);
    });
    made.on('mousemove', fillLayer, (event: MapMouseEvent) => hover(areaAt(made, event), event));
    made.on('mouseleave', fillLayer, (event: MapMouseEvent) => hover(undefined, event));
    made.on('click', fillLayer, (event: MapMouseEvent) => {
      const area = areaAt(made, event);
      if (area !== undefined) select(area);
    });
    return () => {
      setMap(undefined);
      made.remove();
    };
  }, [label]);

  useEffect(() => {
    if (map === undefined) return;
    void map.getSource<GeoJSONSource>(source)?.setData(outlines);
    const bounds = boundsOf(outlines);
    if (bounds !== undefined) map.fitBounds(bounds, { padding: 16, animate: false });
  }, [map, outlines]);

  useEffect(() => {
    if (map === undefined) return;
    for (const { properties } of outlines.features) {
      const id = String(properties?.['id']);
      map.setFeatureState({ source, id }, { ...stateOf(looks.get(id)), isSelected: id === selected });
    }
  }, [map, outlines, looks, selected]);

  useEffect(() => {
    void map?.getSource<GeoJSONSource>('points')?.setData({
      type: 'FeatureCollection',
      features: points.map(({ longitude, latitude, ...properties }) => ({
        type: 'Feature',
        properties,
        geometry: { type: 'Point', coordinates: [longitude, latitude] },
      })),
    });
  }, [map, points]);

  return <div className="map-canvas" ref={place} data-ready={map !== undefined} />;
}

function makeMap(container: HTMLDivElement, label: string): MapLibre {
  const map = new MapLibre({
    container,
    style: { version: 8, sources: {}, layers: [] },
    center: [0, 0],
    zoom: 1,
    attributionControl: false,
    dragRotate: false,
    pitchWithRotate: false,
    cooperativeGestures: true,
    canvasContextAttributes: { preserveDrawingBuffer: true },
  });
  map.addControl(new NavigationControl({ showCompass: false }));
  map.getCanvas().setAttribute('aria-label', label);
  return map;
}

function addLayers(map: MapLibre): void {
  const style = getComputedStyle(map.getContainer());
  const token = (name: string): string => style.getPropertyValue(name).trim();
  map.addImage('hatch', drawHatch(token('--hatch')));
  map.addSource(source, { type: 'geojson', data: { type: 'FeatureCollection', features: [] }, promoteId: 'id' });
  map.addSource('points', { type: 'geojson', data: { type: 'FeatureCollection', features: [] } });
  map.addLayer({
    id: fillLayer,
    source,
    type: 'fill',
    paint: { 'fill-color': ['coalesce', ['feature-state', 'color'], token('--surface')], 'fill-opacity': 0.85 },
  });
  map.addLayer({
    id: 'areas-hatch',
    source,
    type: 'fill',
    paint: { 'fill-pattern': 'hatch', 'fill-opacity': ['case', ['boolean', ['feature-state', 'isWithheld'], false], 1, 0] },
  });
  map.addLayer({
    id: 'areas-line',
    source,
    type: 'line',
    paint: {
      'line-color': ['case', ['boolean', ['feature-state', 'isSelected'], false], token('--accent'), token('--line')],
      'line-width': ['case', ['boolean', ['feature-state', 'isSelected'], false], 3, 0.75],
    },
  });
  map.addLayer({
    id: 'points',
    source: 'points',
    type: 'circle',
    paint: {
      'circle-radius': 5,
      'circle-color': token('--accent'),
      'circle-stroke-width': 2,
      'circle-stroke-color': token('--surface'),
    },
  });
}

function stateOf(look: AreaLook | undefined): { readonly color: string | null; readonly isWithheld: boolean } {
  if (look === undefined) return { color: null, isWithheld: false };
  return 'color' in look ? { color: look.color, isWithheld: false } : { color: null, isWithheld: true };
}

function areaAt(map: MapLibre, { point }: MapMouseEvent): string | undefined {
  const [feature] = map.queryRenderedFeatures(point, { layers: [fillLayer] });
  return feature === undefined ? undefined : String(feature.properties['id']);
}
