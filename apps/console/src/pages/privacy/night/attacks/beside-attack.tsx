import { unpackRows } from '@passerby/client/columns';
import { NightCrowdsDocument, NightHoursBesideDocument } from '@passerby/client/operations';
import { Answered } from '../../../../answers/answered.tsx';
import { useAnswer } from '../../../../answers/use-answer.ts';
import { formatCount } from '../../../../format/formats.ts';
import { addDays } from '../../../../market/released.ts';
import { listCrowds, pickHour, takeApart } from '../night-answers.ts';
import { NightFigure } from '../night-figure.tsx';
import { nightHour, useNightTarget } from '../night-target.ts';

/** So many full zones together are published at night in most markets. */
const crowdZones = 4;
/** A week tells where crowds are; all zones and hours of a month are more than one answer may hold. */
const crowdDays = 7;
/** Two-sided 95 % of a normal distribution. */
const z95 = 1.96;

/** Finds the fullest zones at night first, to hide the empty one among them. */
export function BesideAttack() {
  const { zone, zones, window } = useNightTarget();
  const week = { from: addDays(window.to, -crowdDays), to: window.to };
  const answer = useAnswer({ document: NightCrowdsDocument, variables: { areas: [...zones], window: week } });
  return (
    <Answered answer={answer} what="the crowds">
      {({ presence }) => {
        const { area, hourOfDay, value } = presence?.columns ?? { area: null, hourOfDay: null, value: [] };
        const rows = unpackRows({ area, hourOfDay, value });
        const crowds = listCrowds(rows, { hour: nightHour, without: zone.id, count: crowdZones });
        return crowds.length === 0 ? (
          <p>No zone of this market is full enough at night to hide another in.</p>
        ) : (
          <Beside crowds={crowds} />
        );
      }}
    </Answered>
  );
}

/** Asks for the full zones with and without the empty one, and takes one from the other. */
function Beside({ crowds }: { readonly crowds: readonly string[] }) {
  const { zone, window, days, hourSigma } = useNightTarget();
  const question = {
    document: NightHoursBesideDocument,
    variables: { with: [...crowds, zone.id], without: [...crowds], window },
  };
  const answer = useAnswer(question);
  return (
    <Answered answer={answer} what="the nights">
      {(data) => {
        const whole = pickHour(data.with?.nodes ?? [], nightHour);
        const rest = pickHour(data.without?.nodes ?? [], nightHour);
        const nights = days.map((day) => {
          const left = takeApart(whole.get(day), rest.get(day));
          return {
            day,
            cells: [whole.get(day) ?? null, rest.get(day) ?? null, left ?? 'withheld'],
            score: left ?? 0,
          };
        });
        return (
          <NightFigure
            title={`${zone.name} among ${crowds.length} full zones, less those`}
            about={`The full zones at night: ${crowds.map((id) => id.split(':').at(-1)).join(', ')}.`}
            question={question}
            facts={data.with === null ? undefined : { ...data.with, measure: 'PRESENCE' }}
            columns={['With the zone', 'Without it', 'Difference']}
            nights={nights}
          >
            <p>
              Where both are published the difference gives back, to the rounding, the zone&rsquo;s own released number, which was
              withheld when asked alone. That number is the truth with noise in it
              {hourSigma !== undefined && ` of ±${formatCount(z95 * hourSigma)} (95 %)`}: rounding and withholding are a courtesy,
              the noise is the protection.
            </p>
          </NightFigure>
        );
      }}
    </Answered>
  );
}
