import { SelectField } from '../../controls/select-field.tsx';
import { TargetGroupField } from '../../controls/target-group-field.tsx';
import { writeTargetGroup } from '../../controls/target-group.ts';
import { formatWeekday } from '../../format/formats.ts';
import { unitLabels } from '../../format/labels.ts';
import { useMarket } from '../../market/market-context.ts';
import type { AddressChange } from '../../shell/address.ts';
import { describeWindow } from './chart-props.ts';
import { findShown, shows } from './explore-state.ts';
import type { ExploreState, Show } from './explore-state.ts';

export interface ExploreControlsProps {
  readonly state: ExploreState;
  /** Whether the licence reaches down to zones. */
  readonly hasZones: boolean;
  readonly onChange: (change: AddressChange) => void;
}

const showLabels: Readonly<Record<Show, string>> = {
  'presence-hour': 'Presence by hour',
  'visitors-day': 'Visitors by day',
  'visitors-week': 'Visitors by week',
};

/** What the map shows, of which areas, when, of whom. What is not released or licensed cannot be chosen. */
export function ExploreControls({ state, hasZones, onChange }: ExploreControlsProps) {
  const market = useMarket();
  const { show, level, span, window, windows, group, unit } = state;
  return (
    <div className="controls">
      <SelectField
        label="Show"
        value={show}
        options={shows.map((each) => {
          const isDisabled = findShown(market, each, level) === undefined;
          return { value: each, label: isDisabled ? `${showLabels[each]} (not here)` : showLabels[each], isDisabled };
        })}
        onChange={(value) => onChange({ show: value, from: undefined, at: undefined })}
      />
      <SelectField
        label="Areas"
        value={level === 'ZONE' ? 'zone' : 'district'}
        options={[
          { value: 'zone', label: 'Zones', isDisabled: !hasZones },
          { value: 'district', label: 'Districts' },
        ]}
        onChange={(value) => onChange({ level: value, area: undefined })}
      />
      {show === 'presence-hour' && (
        <SelectField
          label="Hours of"
          value={span === 'DAY' ? 'day' : 'week'}
          options={[
            { value: 'day', label: 'a day' },
            { value: 'week', label: 'a week' },
          ]}
          onChange={(value) => onChange({ span: value, from: undefined, at: undefined })}
        />
      )}
      {windows.length > 1 && (
        <SelectField
          label={show === 'presence-hour' && span === 'DAY' ? 'Day' : 'Week'}
          value={window?.from ?? ''}
          options={windows.map((each) => ({
            value: each.from,
            label: show === 'presence-hour' && span === 'DAY' ? formatWeekday(each.from) : describeWindow(each),
          }))}
          onChange={(from) => onChange({ from, at: undefined })}
        />
      )}
      <TargetGroupField value={group} onChange={(chosen) => onChange({ group: writeTargetGroup(chosen) })} />
      <SelectField
        label="Count"
        value={unit === 'DEVICES' ? 'devices' : 'people'}
        options={[
          { value: 'devices', label: unitLabels.DEVICES },
          { value: 'people', label: unitLabels.PEOPLE },
        ]}
        onChange={(value) => onChange({ unit: value })}
      />
    </div>
  );
}
