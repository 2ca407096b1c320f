import './explore-page.css';
import { useMemo } from 'react';
import type { FeatureCollection } from 'geojson';
import { AreaOutlinesDocument, ViewerDocument } from '@passerby/client/operations';
import type { AreaLevel } from '@passerby/client/operations';
import { Answered } from '../../answers/answered.tsx';
import { useAnswer } from '../../answers/use-answer.ts';
import { useMarket } from '../../market/market-context.ts';
import type { ConsoleMarket } from '../../market/market-context.ts';
import { MarketScope } from '../../market/market-scope.tsx';
import type { LocalWindow } from '../../market/released.ts';
import { useAddress } from '../../shell/address.ts';
import { ExploreControls } from './explore-controls.tsx';
import { ExploredMap } from './explored-map.tsx';
import type { ExploredLevel, ExploreState } from './explore-state.ts';
import type { ExploredPlace } from './explored-place.ts';
import { PlaceCharts } from './place-charts.tsx';
import { useExploreState } from './use-explore-state.ts';

/** Who is where and when, on a map and in charts of a chosen place. */
export function ExplorePage() {
  const viewer = useAnswer({ document: ViewerDocument, variables: {} });
  return (
    <>
      <h1>Explore</h1>
      <MarketScope>
        <Answered answer={viewer} what="the licence">
          {({ viewer: { licence } }) => <Explore finestLevel={licence.finestLevel} />}
        </Answered>
      </MarketScope>
    </>
  );
}

function Explore({ finestLevel }: { readonly finestLevel: AreaLevel }) {
  const market = useMarket();
  const { change } = useAddress();
  const state = useExploreState(finestLevel);
  const { level, window } = state;
  const outlines = useAnswer({
    document: AreaOutlinesDocument,
    variables: { within: market.districts.map(({ id }) => id), level },
  });
  return (
    <>
      <ExploreControls state={state} hasZones={finestLevel === 'ZONE'} onChange={change} />
      {window === undefined && <p className="notice">Nothing of this is released, or the licence does not cover it.</p>}
      {window !== undefined && (
        <div className="explore-place">
          <Answered answer={outlines} what="the map">
            {({ areaFeatures }) => (
              <Around market={market} state={state} window={window} features={areaFeatures as FeatureCollection} />
            )}
          </Answered>
        </div>
      )}
    </>
  );
}

interface AroundProps {
  readonly market: ConsoleMarket;
  readonly state: ExploreState;
  readonly window: LocalWindow;
  readonly features: FeatureCollection;
}

/** The map over its outlines, and the charts of the place that the address names. */
function Around({ market, state, window, features }: AroundProps) {
  const { get, change } = useAddress();
  const areas = useMemo(() => listAreas(features, state.level), [features, state.level]);
  const area = get('area');
  const site = get('site');
  const selected = useMemo(() => findPlace(market, areas, { area, site }), [market, areas, area, site]);
  const select = (place: ExploredPlace | undefined): void =>
    change(place?.kind === 'SITE' ? { site: place.id, area: undefined } : { area: place?.id, site: undefined });
  return (
    <>
      <ExploredMap state={state} window={window} outlines={features} areas={areas} selected={selected} onSelect={select} />
      {selected !== undefined && <PlaceCharts key={selected.id} place={selected} state={state} shown={window} />}
    </>
  );
}

interface NamedPlace {
  readonly area: string | undefined;
  readonly site: string | undefined;
}

function findPlace(market: ConsoleMarket, areas: readonly ExploredPlace[], named: NamedPlace): ExploredPlace | undefined {
  const site = market.sites.find(({ id }) => id === named.site);
  if (site !== undefined) return { kind: 'SITE', id: site.id, name: site.name };
  return areas.find(({ id }) => id === named.area);
}

function listAreas({ features }: FeatureCollection, kind: ExploredLevel): readonly ExploredPlace[] {
  return features
    .map(({ properties }) => ({ kind, id: String(properties?.['id']), name: String(properties?.['name']) }))
    .sort((a, b) => a.name.localeCompare(b.name));
}
