import type { ExploredPlace } from './explored-place.ts';

export interface PlaceFieldProps {
  readonly areas: readonly ExploredPlace[];
  readonly sites: readonly ExploredPlace[];
  readonly selected: ExploredPlace | undefined;
  readonly onSelect: (place: ExploredPlace | undefined) => void;
}

/** All places of the map by name: for the keyboard what a click on the map is. */
export function PlaceField({ areas, sites, selected, onSelect }: PlaceFieldProps) {
  const all = [...areas, ...sites];
  return (
    <label className="field">
      <span>Place</span>
      <select
        value={selected === undefined ? '' : nameOf(selected)}
        onChange={({ target }) => onSelect(all.find((place) => nameOf(place) === target.value))}
      >
        <option value="">none chosen</option>
        <Group label={areas[0]?.kind === 'DISTRICT' ? 'Districts' : 'Zones'} places={areas} />
        <Group label="Sites" places={sites} />
      </select>
    </label>
  );
}

function Group({ label, places }: { readonly label: string; readonly places: readonly ExploredPlace[] }) {
  if (places.length === 0) return null;
  return (
    <optgroup label={label}>
      {places.map((place) => (
        <option key={place.id} value={nameOf(place)}>
          {place.name}
        </option>
      ))}
    </optgroup>
  );
}

/** A site and an area may have the same id. */
function nameOf({ kind, id }: ExploredPlace): string {
  return `${kind === 'SITE' ? 'site' : 'area'} ${id}`;
}
