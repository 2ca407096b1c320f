import { lazy, Suspense, useState } from 'react';
import type { AreaMapProps } from './map-canvas.tsx';
import { useColorScheme } from '../styles/color-scheme.ts';
import { hasWebgl } from './webgl.ts';

export type { AreaLook, AreaMapProps, MapPoint } from './map-canvas.tsx';

const MapCanvas = lazy(async () => ({ default: (await import('./map-canvas.tsx')).MapCanvas }));

/** A map of areas; the library is loaded with the first one, in a place that has the map's size already. */
export function AreaMap(props: AreaMapProps) {
  const [canDraw] = useState(hasWebgl);
  const scheme = useColorScheme();
  return (
    <div className="map">
      {canDraw ? (
        <Suspense fallback={<output>Loading the map</output>}>
          <MapCanvas key={scheme} {...props} />
        </Suspense>
      ) : (
        <output>This browser draws no map: WebGL is missing or switched off. The same figures are in the table below.</output>
      )}
    </div>
  );
}
