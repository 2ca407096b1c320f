import { Button, ComboBox, Input, Label, ListBox, ListBoxItem, Popover } from 'react-aria-components';
import type { Site } from './report.ts';

export interface PlacePickerProps {
  readonly label: string;
  readonly sites: readonly Site[];
  /** Undefined for none. */
  readonly selected: Site | undefined;
  readonly onChange: (site: string) => void;
}

/** A place out of many: typing narrows the list. */
export function PlacePicker({ label, sites, selected, onChange }: PlacePickerProps) {
  return (
    <ComboBox
      // The text follows a place that is chosen elsewhere, by a link or by "back".
      key={selected?.id}
      className="field place-picker"
      defaultItems={sites}
      defaultSelectedKey={selected?.id ?? null}
      onSelectionChange={(key) => {
        if (key !== null && key !== selected?.id) onChange(String(key));
      }}
      menuTrigger="focus"
    >
      <Label className="field-name">{label}</Label>
      <div className="picker-box">
        <Input placeholder="Search a place" />
        <Button aria-label="Show all places">
          <span aria-hidden="true">▾</span>
        </Button>
      </div>
      <Popover className="picker-list">
        <ListBox>{({ id, name }: Site) => <ListBoxItem id={id}>{name}</ListBoxItem>}</ListBox>
      </Popover>
    </ComboBox>
  );
}
