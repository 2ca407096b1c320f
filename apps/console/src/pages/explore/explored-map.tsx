import { useMemo } from 'react';
import type { FeatureCollection } from 'geojson';
import { ExplorePresenceDocument, ExploreVisitorsDocument } from '@passerby/client/operations';
import { Answered } from '../../answers/answered.tsx';
import { useAnswer } from '../../answers/use-answer.ts';
import { describeTargetGroup, targetGroupInput } from '../../controls/target-group.ts';
import { unitLabels } from '../../format/labels.ts';
import { useMarket } from '../../market/market-context.ts';
import type { LocalWindow } from '../../market/released.ts';
import type { ExploredPlace } from './explored-place.ts';
import type { ExploreState } from './explore-state.ts';
import { readFrames } from './frames.ts';
import type { FrameColumns } from './frames.ts';
import { MapFigure } from './map-figure.tsx';
import type { MapFigureProps } from './map-figure.tsx';

export interface ExploredMapProps {
  readonly state: ExploreState;
  readonly window: LocalWindow;
  readonly outlines: FeatureCollection;
  readonly areas: readonly ExploredPlace[];
  readonly selected: ExploredPlace | undefined;
  readonly onSelect: (place: ExploredPlace | undefined) => void;
}

/** The map's question and its answer: all areas at all steps of a window at once. */
export function ExploredMap(props: ExploredMapProps) {
  const { state } = props;
  return state.show === 'presence-hour' ? <PresenceMap {...props} /> : <VisitorsMap {...props} />;
}

function PresenceMap(props: ExploredMapProps) {
  const variables = useVariables(props);
  const question = { document: ExplorePresenceDocument, variables };
  const answer = useAnswer(question);
  const title = `Presence by hour, ${placesOf(props)}`;
  return (
    <Answered answer={answer} what={title}>
      {({ presence }) =>
        presence && (
          <FramedMap
            {...props}
            title={title}
            about={`${sentenceOf(props)}, each in the zone where it stayed longest in that hour.`}
            question={question}
            facts={{ ...presence, measure: 'PRESENCE' }}
            columns={presence.columns}
          />
        )
      }
    </Answered>
  );
}

function VisitorsMap(props: ExploredMapProps) {
  const grain = props.state.show === 'visitors-day' ? ('DAY' as const) : ('WEEK' as const);
  const variables = useVariables(props);
  const question = { document: ExploreVisitorsDocument, variables: { ...variables, grain } };
  const answer = useAnswer(question);
  const title = `Visitors by ${grain.toLowerCase()}, ${placesOf(props)}`;
  return (
    <Answered answer={answer} what={title}>
      {({ visitors }) =>
        visitors && (
          <FramedMap
            {...props}
            title={title}
            about={`${sentenceOf(props)} with at least one visit; each counts once a ${grain.toLowerCase()} in each place.`}
            question={question}
            facts={{ ...visitors, measure: 'VISITORS' }}
            columns={visitors.columns}
          />
        )
      }
    </Answered>
  );
}

type FramedMapProps = Omit<MapFigureProps, 'frames'> & { readonly columns: FrameColumns };

function FramedMap({ columns, ...figure }: FramedMapProps) {
  const frames = useMemo(() => readFrames(columns), [columns]);
  return <MapFigure {...figure} frames={frames} />;
}

function useVariables({ state: { level, group, unit }, window }: ExploredMapProps) {
  const { districts } = useMarket();
  const areas = { ids: districts.map(({ id }) => id), level };
  return { areas, window, targetGroup: targetGroupInput(group), unit };
}

function placesOf({ state: { level } }: ExploredMapProps): string {
  return level === 'ZONE' ? 'zones' : 'districts';
}

function sentenceOf({ state: { unit, group } }: ExploredMapProps): string {
  const units = unitLabels[unit];
  return `${units.charAt(0).toUpperCase()}${units.slice(1)} (${describeTargetGroup(group)})`;
}
