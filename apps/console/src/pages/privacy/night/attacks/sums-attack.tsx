import { NightSumsDocument } from '@passerby/client/operations';
import { Answered } from '../../../../answers/answered.tsx';
import { useAnswer } from '../../../../answers/use-answer.ts';
import type { TableCell } from '../../../../figures/data-table.ts';
import type { Estimate } from '../../../../figures/estimate.ts';
import { Figure } from '../../../../figures/figure.tsx';
import { TableView } from '../../../../figures/table-view.tsx';
import { formatCount } from '../../../../format/formats.ts';
import { nightHour, useNightTarget } from '../night-target.ts';
import { Verdict } from '../verdict.tsx';

/** Two-sided 95 % of a normal distribution. */
const z95 = 1.96;

/** Adds up all nights, and those of each day of the week: sums grow faster than the noise, but so little is there to grow. */
export function SumsAttack() {
  const { zone, window, days, hourSigma, truth, isTruthShown } = useNightTarget();
  const question = { document: NightSumsDocument, variables: { areas: [zone.id], window } };
  const answer = useAnswer(question);
  const nights = days.flatMap((day) => truth?.get(day) ?? []);
  const sumOf = (weekday?: string): number =>
    nights.reduce((sum, { day, present }) => sum + (weekday === undefined || weekdayOf(day) === weekday ? present : 0), 0);
  return (
    <Answered answer={answer} what="the sums">
      {({ presence, weekdays }) => {
        const all = presence?.nodes.find(({ hourOfDay }) => hourOfDay === nightHour);
        const byWeekday = (weekdays?.nodes ?? []).filter(({ hourOfDay }) => hourOfDay === nightHour);
        const shown = truth !== undefined && isTruthShown;
        const rowOf = (nightsOf: string, estimate: Estimate | null, trueSum: number): readonly TableCell[] =>
          shown ? [nightsOf, estimate, trueSum] : [nightsOf, estimate];
        const table = {
          columns: ['Nights', 'Device-hours at 03:00', ...(shown ? ['True sum'] : [])],
          rows: [
            rowOf(`all ${days.length}`, all?.estimate ?? null, sumOf()),
            ...byWeekday.map(({ weekday, estimate }) => rowOf(nameOf(weekday ?? ''), estimate, sumOf(weekday ?? ''))),
          ],
        };
        return (
          <Figure
            title={`${zone.name} at 03:00, nights added up`}
            about="One sum over all nights, and one a day of the week."
            question={question}
            facts={presence === null ? undefined : { ...presence, measure: 'PRESENCE' }}
            table={table}
            hasPicture={false}
          >
            <Verdict>
              A person who is there every night adds at most {days.length} to the sum.
              {hourSigma !== undefined &&
                ` The noise of the sum is ±${formatCount(z95 * hourSigma * Math.sqrt(days.length))} (95 %), which is ±${Math.round((z95 * hourSigma) / Math.sqrt(days.length))} a night.`}{' '}
              {truth !== undefined &&
                `In truth ${sumOf()} device-hours were there, ${nights.filter(({ isThere }) => isThere).length} of them his: he is lost in it.`}
            </Verdict>
            <TableView caption="Nights added up" table={table} />
          </Figure>
        );
      }}
    </Answered>
  );
}

function weekdayOf(day: string): string {
  return new Intl.DateTimeFormat('en', { weekday: 'long', timeZone: 'UTC' }).format(Date.parse(day)).toUpperCase();
}

/** `MONDAY` as people write it. */
function nameOf(weekday: string): string {
  return weekday.slice(0, 1) + weekday.slice(1).toLowerCase();
}
