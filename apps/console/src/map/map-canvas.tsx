import 'maplibre-gl/dist/maplibre-gl.css';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { Map as MapLibre, NavigationControl, setWorkerUrl } from 'maplibre-gl';
import type { GeoJSONSource, MapMouseEvent } from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';
import type { FeatureCollection } from 'geojson';
import { boundsOf } from './bounds.ts';
import { drawHatch } from './hatch.ts';

setWorkerUrl(workerUrl);

/** How an area is drawn: a colour or a token of the style sheet (`--ramp-2`), or hatched because its figure is withheld. */
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
  /** The area under the pointer, where that is in the map in pixels, and the point there; undefined when it leaves. */
  readonly onHover?: (
    area: string | undefined,
    at: { readonly x: number; readonly y: number },
    point: string | undefined,
  ) => void;
  readonly onSelect?: (area: string) => void;
  /** A click on a point; without it a click on a point selects its area. */
  readonly onSelectPoint?: (point: string) => void;
  /** Told the map once it is there, to draw more on it. */
  readonly onReady?: (map: MapLibre) => void;
}

const source = 'areas';
const fillLayer = 'areas-fill';
const pointLayer = 'points';
const noPoints: readonly MapPoint[] = [];

/** Areas on a plain ground: filled by their look, hatched where withheld. All from this origin; no tile server. */
export function MapCanvas(props: AreaMapProps) {
  const { label, outlines, looks, selected, points = noPoints, onHover, onSelect, onSelectPoint, onReady } = props;
  const place = useRef<HTMLDivElement>(null);
  const [map, setMap] = useState<MapLibre>();
  const [isDrawn, setDrawn] = useState(false);
  const hover = useEffectEvent((area: string | undefined, { point }: MapMouseEvent, at?: string) => onHover?.(area, point, at));
  const select = useEffectEvent((area: string | undefined, point: string | undefined) => {
    if (point !== undefined && onSelectPoint !== undefined) onSelectPoint(point);
    else if (area !== undefined) onSelect?.(area);
  });
  const tellReady = useEffectEvent((made: MapLibre) => onReady?.(made));

  useEffect(() => {
    if (place.current === null) return undefined;
    const made = makeMap(place.current, label);
    made.on('load', () => {
      // The place may have had no size yet when the map was made, and its first observation is not acted on.
      made.resize();
      addLayers(made);
      setMap(made);
      tellReady(made);
    });
    made.on('mousemove', fillLayer, (event: MapMouseEvent) => {
      hover(idAt(made, event, fillLayer), event, idAt(made, event, pointLayer));
    });
    made.on('mouseleave', fillLayer, (event: MapMouseEvent) => hover(undefined, event));
    made.on('click', (event: MapMouseEvent) => select(idAt(made, event, fillLayer), idAt(made, event, pointLayer)));
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
    void map.once('idle').then(() => setDrawn(true));
  }, [map, outlines]);

  useEffect(() => {
    if (map === undefined) return;
    const colorOf = colorReader(map);
    for (const { properties } of outlines.features) {
      const id = String(properties?.['id']);
      map.setFeatureState({ source, id }, { ...stateOf(looks.get(id), colorOf), isSelected: id === selected });
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

  return <div className="map-canvas" ref={place} data-ready={map !== undefined && isDrawn} />;
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
    paint: {
      'fill-color': ['coalesce', ['feature-state', 'color'], token('--surface')],
      'fill-opacity': 0.85,
      'fill-antialias': false,
    },
  });
  map.addLayer({
    id: 'areas-hatch',
    source,
    type: 'fill',
    paint: {
      'fill-pattern': 'hatch',
      'fill-opacity': ['case', ['boolean', ['feature-state', 'isWithheld'], false], 1, 0],
      'fill-antialias': false,
    },
  });
  map.addLayer({
    id: 'areas-line',
    source,
    type: 'line',
    paint: { 'line-color': token('--line'), 'line-width': 0.75 },
  });
  map.addLayer({
    id: 'areas-selected',
    source,
    type: 'line',
    paint: {
      'line-color': token('--text'),
      'line-width': 3,
      'line-opacity': ['case', ['boolean', ['feature-state', 'isSelected'], false], 1, 0],
    },
  });
  map.addLayer({
    id: pointLayer,
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

/** Reads a colour that may be a token of the style sheet; each token once. */
function colorReader(map: MapLibre): (color: string) => string {
  const style = getComputedStyle(map.getContainer());
  const read = new Map<string, string>();
  return (color) => {
    if (!color.startsWith('--')) return color;
    const value = read.get(color) ?? style.getPropertyValue(color).trim();
    read.set(color, value);
    return value;
  };
}

interface AreaState {
  readonly color: string | null;
  readonly isWithheld: boolean;
}

function stateOf(look: AreaLook | undefined, colorOf: (color: string) => string): AreaState {
  if (look === undefined) return { color: null, isWithheld: false };
  return 'color' in look ? { color: colorOf(look.color), isWithheld: false } : { color: null, isWithheld: true };
}

function idAt(map: MapLibre, { point }: MapMouseEvent, layer: string): string | undefined {
  if (map.getLayer(layer) === undefined) return undefined;
  const [feature] = map.queryRenderedFeatures(point, { layers: [layer] });
  return feature === undefined ? undefined : String(feature.properties['id']);
}
