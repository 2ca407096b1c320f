import { useState } from 'react';
import { RegisterStudyZoneDocument, StudyZoneRulesDocument } from '@passerby/client/operations';
import type { SiteKind, StudyZoneRulesQuery } from '@passerby/client/operations';
import { useAct } from '../../answers/use-act.ts';
import { useAnswer } from '../../answers/use-answer.ts';
import { ChoiceField } from '../../controls/choice-field.tsx';
import { Form } from '../../controls/form.tsx';
import { TextField } from '../../controls/text-field.tsx';
import { formatCount, formatDay } from '../../format/formats.ts';
import { useMarket } from '../../market/market-context.ts';
import { siteKindLabels } from './account-words.ts';
import type { Account } from './account-words.ts';
import { parsePosition, writeDegrees } from './circle.ts';
import { ZoneMap } from './zone-map.tsx';

type Rules = StudyZoneRulesQuery['studyZoneRules'];

const kinds = Object.keys(siteKindLabels) as readonly SiteKind[];
/** While no centre says how small it may be. */
const radiusFirstM = 500;
const radiusStepM = 10;

/** Draws a study zone: its centre by a click on the map or as numbers, its radius within what the cells there can tell apart. */
export function ZoneForm({ zones }: { readonly zones: Account['studyZones'] }) {
  const market = useMarket();
  const register = useAct(RegisterStudyZoneDocument);
  const [name, setName] = useState('');
  const [kind, setKind] = useState<SiteKind>('SHOP');
  const [longitude, setLongitude] = useState('');
  const [latitude, setLatitude] = useState('');
  const [chosenM, setChosenM] = useState(radiusFirstM);
  const [wrong, setWrong] = useState<Error>();
  const [said, setSaid] = useState('');
  const centre = parsePosition(longitude, latitude);
  const asked = useAnswer(centre && { document: StudyZoneRulesDocument, variables: { market: market.id, ...centre } });
  const rules = asked.error === undefined ? asked.data?.studyZoneRules : undefined;
  const radiusM = clampRadius(chosenM, rules);
  const send = async (): Promise<void> => {
    setSaid('');
    setWrong(centre === undefined ? new Error('Set the centre: click on the map, or fill in both coordinates.') : undefined);
    if (centre === undefined) return;
    const made = await register.run({ input: { market: market.id, name, kind, radiusM, ...centre } });
    if (made === undefined) return;
    setName('');
    setSaid(`${made.registerStudyZone.name} is measured from ${formatDay(made.registerStudyZone.measuredFrom)}`);
  };
  return (
    <section aria-label="Register a study zone" className="card">
      <h2>Register a study zone</h2>
      <div className="zone-drawing">
        <ZoneMap
          circle={centre && { ...centre, radiusM }}
          zones={zones}
          onCentre={(east, north) => {
            setLongitude(writeDegrees(east));
            setLatitude(writeDegrees(north));
          }}
        />
        <Form
          label="Register a study zone"
          error={wrong ?? register.error}
          onSubmit={() => void send()}
          actions={
            <>
              <button type="submit" className="primary" disabled={register.isActing}>
                Register the study zone
              </button>
              <output>{said}</output>
            </>
          }
        >
          <TextField label="Name" hint="It is shown to everybody." value={name} onChange={setName} />
          <ChoiceField
            label="Kind"
            value={kind}
            options={kinds.map((value) => ({ value, label: siteKindLabels[value] }))}
            onChange={setKind}
          />
          <div className="form-row">
            <TextField
              label="Latitude of the centre"
              inputMode="decimal"
              value={latitude}
              problem={wrong !== undefined && centre === undefined ? 'Degrees, -90 to 90.' : undefined}
              onChange={setLatitude}
            />
            <TextField
              label="Longitude of the centre"
              inputMode="decimal"
              value={longitude}
              problem={wrong !== undefined && centre === undefined ? 'Degrees, -180 to 180.' : undefined}
              onChange={setLongitude}
            />
          </div>
          <RadiusField rules={rules} value={radiusM} onChange={setChosenM} />
          <p className="hint" aria-live="polite">
            {asked.error === undefined ? describeRules(rules) : asked.error.message}
          </p>
        </Form>
      </div>
    </section>
  );
}

interface RadiusFieldProps {
  /** Undefined while there is no centre. */
  readonly rules: Rules | undefined;
  readonly value: number;
  readonly onChange: (radiusM: number) => void;
}

function RadiusField({ rules, value, onChange }: RadiusFieldProps) {
  const least = rules?.radiusMinM ?? undefined;
  return (
    <label className="field">
      <span>Radius: {formatCount(value)} m</span>
      <input
        type="range"
        min={least ?? radiusStepM}
        max={rules?.radiusMaxM ?? 2 * radiusFirstM}
        step={radiusStepM}
        value={value}
        disabled={least === undefined}
        onChange={({ target }) => onChange(target.valueAsNumber)}
      />
    </label>
  );
}

/** The radius that is wanted, as near as the cells there and the market allow. */
function clampRadius(wantedM: number, rules: Rules | undefined): number {
  if (rules === undefined || rules.radiusMinM === null) return wantedM;
  return Math.min(Math.max(wantedM, rules.radiusMinM), rules.radiusMaxM);
}

/** What a circle there must keep to, in sentences. */
function describeRules(rules: Rules | undefined): string {
  if (rules === undefined) return 'Set the centre first: how small the circle may be depends on the cells there.';
  const { radiusMinM, radiusMaxM, siteLimit, sitesLeft, ownLimit, ownLeft, measuredFrom } = rules;
  if (radiusMinM === null) return 'The centre lies outside the market.';
  return [
    `Here the radius is ${formatCount(radiusMinM)} m, the reach of the cells, to ${formatCount(radiusMaxM)} m.`,
    `The market takes ${formatCount(sitesLeft)} more of ${formatCount(siteLimit)} sites, and ${formatCount(ownLeft)} more of ${formatCount(ownLimit)} of yours.`,
    `A zone that is registered now is measured from ${formatDay(measuredFrom)}.`,
    'Its centre must lie in no other zone, and nothing sensitive in it.',
  ].join(' ');
}
