import { SelectField } from '../../controls/select-field.tsx';
import { TargetGroupField } from '../../controls/target-group-field.tsx';
import { writeTargetGroup } from '../../controls/target-group.ts';
import { formatDay } from '../../format/formats.ts';
import type { Unit } from '../../format/labels.ts';
import { useMarket } from '../../market/market-context.ts';
import { addDays } from '../../market/released.ts';
import { useAddress } from '../../shell/address.ts';
import { PlacePicker } from './place-picker.tsx';
import { listReportWeeks } from './report.ts';
import type { Report } from './report.ts';

const units: readonly { readonly value: Unit; readonly label: string }[] = [
  { value: 'DEVICES', label: "devices of the operator's customers" },
  { value: 'PEOPLE', label: 'people, extrapolated' },
];

/** What the report is about: place, week, target group, unit, and a second place. */
export function ReportControls({ report: { site, other, week, group, unit } }: { readonly report: Report }) {
  const market = useMarket();
  const { change } = useAddress();
  const others = [
    { value: '', label: 'no other place' },
    ...market.sites.flatMap(({ id, name }) => (id === site.id ? [] : [{ value: id, label: name }])),
  ];
  return (
    <div className="controls">
      <PlacePicker
        label="Place"
        sites={market.sites}
        selected={site}
        onChange={(chosen) => change({ site: chosen, district: undefined, with: chosen === other?.id ? undefined : other?.id })}
      />
      <SelectField
        label="Week"
        value={week.from}
        options={listReportWeeks(market).map(({ from, to }) => ({
          value: from,
          label: `${formatDay(from)} to ${formatDay(addDays(to, -1))}`,
        }))}
        onChange={(from) => change({ week: from })}
      />
      <TargetGroupField value={group} onChange={(chosen) => change({ group: writeTargetGroup(chosen) })} />
      <SelectField
        label="Compare with"
        value={other?.id ?? ''}
        options={others}
        onChange={(chosen) => change({ with: chosen })}
      />
      <SelectField
        label="Count"
        value={unit}
        options={units}
        onChange={(chosen) => change({ unit: chosen === 'DEVICES' ? undefined : chosen })}
      />
      <button type="button" onClick={() => print()}>
        Print or save as PDF
      </button>
    </div>
  );
}
