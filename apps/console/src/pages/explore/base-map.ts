import { addProtocol } from 'maplibre-gl';
import type { LayerSpecification, Map as MapLibre } from 'maplibre-gl';
import { Protocol } from 'pmtiles';

const source = 'basemap';
/** The layer of the areas, which lie above the base map. */
const above = 'areas-fill';

addProtocol('pmtiles', new Protocol().tile);

/** Draws the gateway's base map, in the Protomaps schema, below the areas: earth, green, water and roads; no words, so no fonts. */
export function addBaseMap(map: MapLibre): void {
  const style = getComputedStyle(map.getContainer());
  map.addSource(source, { type: 'vector', url: `pmtiles://${location.origin}/basemap.pmtiles` });
  for (const layer of listLayers((token) => style.getPropertyValue(token).trim())) map.addLayer(layer, above);
  map.setPaintProperty(above, 'fill-opacity', 0.6);
}

function listLayers(color: (token: string) => string): readonly LayerSpecification[] {
  const fill = (name: string, token: string): LayerSpecification => ({
    id: `basemap-${name}`,
    source,
    'source-layer': name,
    type: 'fill',
    filter: ['==', ['geometry-type'], 'Polygon'],
    paint: { 'fill-color': color(token), 'fill-opacity': name === 'landuse' ? 0.5 : 1 },
  });
  return [
    fill('earth', '--raised'),
    fill('landuse', '--line'),
    fill('water', '--map-water'),
    {
      id: 'basemap-roads',
      source,
      'source-layer': 'roads',
      type: 'line',
      paint: {
        'line-color': color('--text-quiet'),
        'line-opacity': 0.5,
        'line-width': ['match', ['get', 'kind'], ['highway', 'major_road'], 1.5, 0.5],
      },
    },
  ];
}
