import { useState } from 'react';
import { ZonesDocument } from '@passerby/client/operations';
import type { AreaLevel } from '@passerby/client/operations';
import { useAnswer } from '../../answers/use-answer.ts';
import { CheckList } from '../../controls/check-list.tsx';
import { ChoiceField } from '../../controls/choice-field.tsx';
import { TextField } from '../../controls/text-field.tsx';
import { formatCount } from '../../format/formats.ts';
import { useMarket } from '../../market/market-context.ts';
import type { PlaceKind, QuestionDraft } from './draft.ts';

export interface PlacesFieldsProps {
  readonly question: QuestionDraft;
  readonly problem: string | undefined;
  readonly onChange: (part: Partial<QuestionDraft>) => void;
}

const kindOptions: readonly { readonly value: PlaceKind; readonly label: string }[] = [
  { value: 'DISTRICT', label: 'Districts' },
  { value: 'ZONE', label: 'Zones' },
  { value: 'SITE', label: 'Sites' },
];
const levelOptions: readonly { readonly value: AreaLevel | ''; readonly label: string }[] = [
  { value: '', label: 'each place as named' },
  { value: 'ZONE', label: 'each zone inside them' },
];
/** More than so many are worth a filter. */
const fewPlaces = 12;

/** Which places, chosen by name, and for flows where trips end. */
export function PlacesFields({ question, problem, onChange }: PlacesFieldsProps) {
  const { sites, districts } = useMarket();
  const { placeKind, places, level, measure, destinations } = question;
  const zones = useZones(placeKind === 'ZONE');
  const listed = { SITE: sites, DISTRICT: districts, ZONE: zones.nodes }[placeKind];
  return (
    <>
      <div className="form-row">
        <ChoiceField
          label="Places are"
          value={placeKind}
          options={kindOptions}
          onChange={(kind) => onChange({ placeKind: kind, places: [], level: '' })}
        />
        {placeKind === 'DISTRICT' && (
          <ChoiceField
            label="A row for"
            value={level}
            options={levelOptions}
            onChange={(chosen) => onChange({ level: chosen })}
          />
        )}
      </div>
      {placeKind === 'ZONE' && zones.hasMore && (
        <p className="hint">
          The first {formatCount(zones.nodes.length)} zones are listed; of others ask each zone inside a district.
        </p>
      )}
      <PlaceList
        label="Places"
        places={listed}
        chosen={places}
        problem={problem}
        onChange={(chosen) => onChange({ places: chosen })}
      />
      {measure === 'FLOWS' && placeKind !== 'SITE' && (
        <PlaceList
          label="Where trips end; anywhere when none is chosen"
          places={listed}
          chosen={destinations}
          problem={undefined}
          onChange={(chosen) => onChange({ destinations: chosen })}
        />
      )}
    </>
  );
}

interface PlaceListProps {
  readonly label: string;
  readonly places: readonly { readonly id: string; readonly name: string }[];
  readonly chosen: readonly string[];
  readonly problem: string | undefined;
  readonly onChange: (chosen: readonly string[]) => void;
}

function PlaceList({ label, places, chosen, problem, onChange }: PlaceListProps) {
  const [filter, setFilter] = useState('');
  const wanted = filter.trim().toLowerCase();
  const isShown = ({ id, name }: { readonly id: string; readonly name: string }): boolean =>
    chosen.includes(id) || name.toLowerCase().includes(wanted);
  const unknown = chosen.filter((id) => !places.some((place) => place.id === id)).map((id) => ({ id, name: id }));
  return (
    <div className="place-list">
      {places.length > fewPlaces && <TextField label={`Find in ${places.length} places`} value={filter} onChange={setFilter} />}
      <CheckList
        label={label}
        options={[...unknown, ...places.filter(isShown)].map(({ id, name }) => ({ value: id, label: name }))}
        chosen={chosen}
        isLong={places.length > fewPlaces}
        hint={`${chosen.length} chosen`}
        problem={problem}
        onChange={onChange}
      />
    </div>
  );
}

interface Zones {
  readonly nodes: readonly { readonly id: string; readonly name: string }[];
  /** Whether the market has more than one page of them. */
  readonly hasMore: boolean;
}

const noZones: Zones = { nodes: [], hasMore: false };

/** The zones of the market, once they are wanted. */
function useZones(isWanted: boolean): Zones {
  const market = useMarket();
  const { data } = useAnswer(isWanted ? { document: ZonesDocument, variables: { market: market.id } } : undefined);
  return data === undefined ? noZones : { nodes: data.areas.nodes, hasMore: data.areas.pageInfo.hasNextPage };
}
