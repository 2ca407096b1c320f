import { useDeferredValue, useMemo } from 'react';
import type { FeatureCollection } from 'geojson';
import { EstimateText } from '../../figures/estimate-text.tsx';
import { Figure } from '../../figures/figure.tsx';
import type { AnswerFacts } from '../../figures/method-note.tsx';
import type { AnyQuestion } from '../../figures/question-text.ts';
import { withheldReasons } from '../../format/labels.ts';
import { useMarket } from '../../market/market-context.ts';
import { BusiestList } from './busiest-list.tsx';
import { ExploreMap } from './explore-map.tsx';
import type { ExploredPlace } from './explored-place.ts';
import type { Frame } from './frames.ts';
import { MapLegend } from './map-legend.tsx';
import { PlaceField } from './place-field.tsx';
import { makeRamp } from '../../charts/ramp.ts';
import { describeStep } from './step-label.ts';
import { TimeSlider } from './time-slider.tsx';
import { useStep } from './use-step.ts';

export interface MapFigureProps {
  readonly title: string;
  /** What exactly is shown, a sentence. */
  readonly about: string;
  readonly question: AnyQuestion;
  readonly facts: AnswerFacts;
  /** At least one. */
  readonly frames: readonly Frame[];
  readonly outlines: FeatureCollection;
  /** Those of the map, by name. */
  readonly areas: readonly ExploredPlace[];
  readonly selected: ExploredPlace | undefined;
  readonly onSelect: (place: ExploredPlace | undefined) => void;
}

const nothing: Frame = { at: '', estimates: new Map() };

/** The map with its slider: all steps were asked for at once, so that a step only recolours. */
export function MapFigure(props: MapFigureProps) {
  const { title, about, question, facts, frames, outlines, areas, selected, onSelect } = props;
  const { sites } = useMarket();
  const [position, move] = useStep(frames);
  const frame = frames[position] ?? nothing;
  const labels = useMemo(() => listLabels(frames), [frames]);
  const ramp = useMemo(() => makeRamp(frames.flatMap(({ estimates }) => [...estimates.values()])), [frames]);
  const byId = useMemo(() => new Map(areas.map((area) => [area.id, area])), [areas]);
  const tabled = useDeferredValue(frame);
  const table = useMemo(
    () => ({ columns: ['Area', facts.counts], rows: areas.map(({ id, name }) => [name, tabled.estimates.get(id) ?? null]) }),
    [areas, facts.counts, tabled],
  );
  const nameOf = (area: string): string => byId.get(area)?.name ?? area;
  const selectArea = (area: string): void => onSelect(byId.get(area));
  const sitePlaces = sites.map(({ id, name }) => ({ kind: 'SITE' as const, id, name }));
  return (
    <Figure title={title} about={about} question={question} facts={facts} table={table}>
      <TimeSlider labels={labels} position={position} onChange={move} />
      <div className="map-row">
        <div>
          <ExploreMap
            label={title}
            outlines={outlines}
            estimates={frame.estimates}
            ramp={ramp}
            nameOf={nameOf}
            sites={sites}
            selected={selected?.kind === 'SITE' ? undefined : selected?.id}
            onSelect={selectArea}
            onSelectSite={(site) => onSelect(sitePlaces.find(({ id }) => id === site))}
          />
          <MapLegend ramp={ramp} counts={facts.counts} estimates={frame.estimates} />
        </div>
        <div className="map-side">
          <PlaceField areas={areas} sites={sitePlaces} selected={selected} onSelect={onSelect} />
          <SelectedFigure selected={selected} frame={frame} label={labels[position] ?? ''} />
          <h3>Busiest at this time</h3>
          <BusiestList frame={frame} selected={selected?.id} nameOf={nameOf} onSelect={selectArea} />
        </div>
      </div>
    </Figure>
  );
}

interface SelectedFigureProps {
  readonly selected: ExploredPlace | undefined;
  readonly frame: Frame;
  readonly label: string;
}

/** The figure of the chosen area at this step, read out as it changes. */
function SelectedFigure({ selected, frame, label }: SelectedFigureProps) {
  const estimate = selected === undefined ? undefined : frame.estimates.get(selected.id);
  return (
    <output className="selected-figure">
      {selected === undefined && <span>Choose a place here or on the map to see its week below.</span>}
      {selected?.kind === 'SITE' && <span>{selected.name} is a site: its figures are in the charts below.</span>}
      {selected !== undefined && selected.kind !== 'SITE' && (
        <>
          <span>
            {selected.name}, {label}
          </span>
          <span className="large">{estimate === undefined ? 'no figure' : <EstimateText estimate={estimate} />}</span>
          {estimate !== undefined && estimate.status !== 'PUBLISHED' && <span>{withheldReasons[estimate.status]}</span>}
        </>
      )}
    </output>
  );
}

function listLabels(frames: readonly Frame[]): readonly string[] {
  const all = frames.map(({ at }) => at);
  return all.map((at) => describeStep(at, all));
}
