import { ZoneVisitorsByDayDocument } from '@passerby/client/operations';
import { Answered } from '../../../../answers/answered.tsx';
import { useAnswer } from '../../../../answers/use-answer.ts';
import { describeTargetGroup, targetGroupInput } from '../../../../controls/target-group.ts';
import { scoreOf } from '../night-answers.ts';
import { NightFigure } from '../night-figure.tsx';
import { useNightTarget } from '../night-target.ts';

/** Counts the day's visitors of the zone in his age and gender: another table with other noise. */
export function DaysAttack() {
  const { zone, group, window, days } = useNightTarget();
  const question = {
    document: ZoneVisitorsByDayDocument,
    variables: { areas: [zone.id], window, group: targetGroupInput(group) ?? null },
  };
  const answer = useAnswer(question);
  return (
    <Answered answer={answer} what="the days">
      {({ visitors }) => {
        const byDay = new Map((visitors?.nodes ?? []).map(({ day, estimate }) => [day, estimate]));
        return (
          <NightFigure
            title={`Visitors of ${zone.name} by day, ${describeTargetGroup(group)}`}
            about="Different devices that were in the zone on that day, which begins at midnight and so holds the night at 03:00."
            question={question}
            facts={visitors === null ? undefined : { ...visitors, measure: 'VISITORS' }}
            columns={['Visitors of the day']}
            nights={days.map((day) => ({ day, cells: [byDay.get(day) ?? null], score: scoreOf(byDay.get(day)) }))}
          />
        );
      }}
    </Answered>
  );
}
