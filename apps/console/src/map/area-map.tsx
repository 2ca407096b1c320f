import { lazy, Suspense } from 'react';
import type { AreaMapProps } from './map-canvas.tsx';

export type { AreaLook, AreaMapProps, MapPoint } from './map-canvas.tsx';

const MapCanvas = lazy(async () => ({ default: (await import('./map-canvas.tsx')).MapCanvas }));

/** A map of areas; the library is loaded with the first one, in a place that has the map's size already. */
export function AreaMap(props: AreaMapProps) {
  return (
    <div className="map">
      <Suspense fallback={<output>Loading the map</output>}>
        <MapCanvas {...props} />
      </Suspense>
    </div>
  );
}
