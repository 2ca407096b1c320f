import { memo } from 'react';
import type { ReactNode } from 'react';
import { useMarket } from '../../market/market-context.ts';
import { findReleasedWindow } from '../../market/released.ts';
import type { LocalWindow } from '../../market/released.ts';
import { findChartWindow } from './explore-state.ts';
import type { ExploreState } from './explore-state.ts';
import type { ExploredPlace } from './explored-place.ts';
import { PyramidFigure } from './pyramid-figure.tsx';
import { RhythmFigure } from './rhythm-figure.tsx';
import { PresenceTrendFigure, VisitorsTrendFigure } from './trend-figure.tsx';

export interface PlaceChartsProps {
  readonly place: ExploredPlace;
  readonly state: ExploreState;
  /** The map's window: the charts are about up to four whole weeks around it. */
  readonly shown: LocalWindow;
}

/** A place in three charts: its typical week, its days or weeks one after another, and the ages and genders of those there. */
export const PlaceCharts = memo(function PlaceCharts({ place, state, shown }: PlaceChartsProps) {
  const market = useMarket();
  const released = (grain: 'HOUR' | 'DAY'): LocalWindow | undefined =>
    findReleasedWindow(market, { measure: 'PRESENCE', place: place.kind === 'SITE' ? 'SITE' : 'ZONE', grain });
  const rhythm = findChartWindow(released('HOUR'), shown);
  const profileOf =
    place.kind === 'SITE' ? findReleasedWindow(market, { measure: 'DWELL', place: 'SITE', grain: 'WEEK' }) : released('DAY');
  const profile = findChartWindow(profileOf, shown);
  const about = { place, group: state.group, unit: state.unit };
  return (
    <div className="figures place-charts">
      <Covered window={rhythm} title={`Typical week of ${place.name}`}>
        {(window) => <RhythmFigure {...about} window={window} />}
      </Covered>
      <Trend about={about} state={state} shown={shown} />
      <Covered window={profile} title={`Age and gender at ${place.name}`}>
        {(window) => <PyramidFigure {...about} window={window} />}
      </Covered>
    </div>
  );
});

/** The trend follows what the map shows; the different visitors of a site are released by the week alone. */
function Trend({ about, state, shown }: { readonly about: Asked; readonly state: ExploreState; readonly shown: LocalWindow }) {
  const market = useMarket();
  const { kind, name } = about.place;
  const isSite = kind === 'SITE';
  if (state.show === 'presence-hour') {
    const released = findReleasedWindow(market, { measure: 'PRESENCE', place: isSite ? 'SITE' : 'ZONE', grain: 'DAY' });
    return (
      <Covered window={findChartWindow(released, shown)} title={`Presence by day, ${name}`}>
        {(window) => <PresenceTrendFigure {...about} window={window} />}
      </Covered>
    );
  }
  const grain = state.show === 'visitors-week' || isSite ? 'WEEK' : 'DAY';
  const released = findReleasedWindow(market, { measure: 'VISITORS', place: kind, grain });
  const window = findChartWindow(released, grain === 'WEEK' && released !== undefined ? released : shown);
  return (
    <Covered window={window} title={`Visitors by ${grain.toLowerCase()}, ${name}`}>
      {(covered) => <VisitorsTrendFigure {...about} window={covered} grain={grain} />}
    </Covered>
  );
}

type Asked = Pick<ExploreState, 'group' | 'unit'> & { readonly place: ExploredPlace };

interface CoveredProps {
  readonly window: LocalWindow | undefined;
  readonly title: string;
  readonly children: (window: LocalWindow) => ReactNode;
}

/** A chart, or why there is none: no whole week of it is released, or the licence does not cover it. */
function Covered({ window, title, children }: CoveredProps) {
  if (window !== undefined) return children(window);
  return (
    <section className="figure">
      <h2>{title}</h2>
      <p>No whole week of it is released at this place, or the licence does not cover it.</p>
    </section>
  );
}
