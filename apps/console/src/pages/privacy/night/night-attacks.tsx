import { PlacesDocument } from '@passerby/client/operations';
import { Answered } from '../../../answers/answered.tsx';
import { useAnswer } from '../../../answers/use-answer.ts';
import { SelectField } from '../../../controls/select-field.tsx';
import { TargetGroupField } from '../../../controls/target-group-field.tsx';
import { describeTargetGroup, readTargetGroup, writeTargetGroup } from '../../../controls/target-group.ts';
import type { TargetGroup } from '../../../controls/target-group.ts';
import { ageBandLabels, genderLabels } from '../../../format/labels.ts';
import { useMarket } from '../../../market/market-context.ts';
import { addDays, findReleasedWindow, listDays } from '../../../market/released.ts';
import { useAddress } from '../../../shell/address.ts';
import type { MarketCard } from '@passerby/release/market-card';
import { nightAttacks } from './attack-list.tsx';
import { GuessForm } from './guess-form.tsx';
import { NightTargetOf } from './night-target.ts';
import type { NightTarget } from './night-target.ts';
import type { NightTruth } from './night-truth.ts';
import { TruthPart } from './truth-part.tsx';

/** Days that are looked at: the newest of a budget period's length. */
const daysShown = 28;
const zonesMax = 1000;

export interface NightAttacksProps {
  readonly card: MarketCard;
  /** Null where nobody was planted. */
  readonly truth: NightTruth | null;
}

/** The attacks on a zone of the market that is around. */
export function NightAttacks({ card, truth }: NightAttacksProps) {
  const market = useMarket();
  const places = useAnswer({ document: PlacesDocument, variables: { market: market.id, first: zonesMax } });
  const released = findReleasedWindow(market, { measure: 'PRESENCE', place: 'ZONE', grain: 'HOUR' });
  if (released === undefined) {
    return (
      <p>
        This licence has no presence by zone and hour, so it cannot even ask. That is the first wall, and not the one that
        protects.
      </p>
    );
  }
  const from = addDays(released.to, -daysShown);
  const window = { from: from > released.from ? from : released.from, to: released.to };
  return (
    <Answered answer={places} what="zones">
      {({ areas }) => (
        <Attacked
          truth={truth}
          target={{
            window,
            days: listDays(window).map((day) => day.from),
            zones: areas.nodes.map(({ id }) => id),
            hourSigma: findHourSigma(card),
          }}
          places={areas.nodes}
        />
      )}
    </Answered>
  );
}

interface AttackedProps {
  readonly truth: NightTruth | null;
  readonly target: Pick<NightTarget, 'window' | 'days' | 'zones' | 'hourSigma'>;
  readonly places: readonly { readonly id: string; readonly name: string }[];
}

function Attacked({ truth, target, places }: AttackedProps) {
  const { get, change } = useAddress();
  const market = useMarket();
  const wanted = truth === null ? get('zone') : `${market.id}:${truth.zone}`;
  const zone = places.find(({ id }) => id === wanted) ?? places[0];
  const attack = nightAttacks.find(({ name }) => name === get('attack'));
  if (zone === undefined) return <p>This market has no zones.</p>;
  const group = truth === null ? readTargetGroup(get('group')) : groupOf(truth);
  const nights = truth?.nights.filter(({ day }) => target.days.includes(day));
  const isTruthShown = get('truth') === 'shown';
  return (
    <NightTargetOf
      value={{ ...target, zone, group, isTruthShown, truth: nights && new Map(nights.map((night) => [night.day, night])) }}
    >
      {nights === undefined ? (
        <>
          <p>
            Nobody is planted in this market, and there is no truth to compare with: real people are nobody&rsquo;s game. The
            questions of an attacker are the same ones; here you see what they get. In the demo they have a made-up person to
            find.
          </p>
          <div className="controls">
            <SelectField
              label="Zone"
              value={zone.id}
              options={places.map(({ id, name }) => ({ value: id, label: name }))}
              onChange={(id) => change({ zone: id })}
            />
            <TargetGroupField value={group} onChange={(next) => change({ group: writeTargetGroup(next) })} />
          </div>
        </>
      ) : (
        <>
          <p>
            One made-up subscriber of this synthetic city works alone in <strong>{zone.name}</strong> on some nights. You know the
            place, the hour, 03:00, and the age and gender: {describeTargetGroup(group)}. Find the nights. Each button asks the
            graph for real, as who you are above; nothing is prepared.
          </p>
          <p className="small">
            Knowing that people work from Sunday to Thursday is not an attack: it is true without any data. What counts is what
            the answers add to it.
          </p>
        </>
      )}
      <fieldset className="attacks">
        <legend className="quiet">Attacks</legend>
        {nightAttacks.map(({ name, title }) => (
          <button key={name} type="button" aria-pressed={name === attack?.name} onClick={() => change({ attack: name })}>
            {title}
          </button>
        ))}
      </fieldset>
      <div key={attack?.name} aria-live="polite">
        {attack?.attack}
      </div>
      {nights !== undefined && (
        <>
          <GuessForm key={zone.id} nights={nights} />
          <TruthPart nights={nights} />
        </>
      )}
    </NightTargetOf>
  );
}

/** The group as the graph names it, from the labels of the landing folder. */
function groupOf({ ageBand, gender }: NightTruth): TargetGroup {
  const names = [
    ...Object.entries(ageBandLabels).flatMap(([name, label]) => (label === ageBand ? [name] : [])),
    ...Object.keys(genderLabels).filter((name) => name === gender.toUpperCase()),
  ];
  return readTargetGroup(names.join(','));
}

function findHourSigma({ cards }: MarketCard): number | undefined {
  const family = cards.flatMap(({ families }) => families).find(({ name }) => name === 'presence-zone-hour');
  return family && Math.sqrt(family.sigma2[0] / family.sigma2[1]);
}
