import { NightHoursDocument } from '@passerby/client/operations';
import { Answered } from '../../../../answers/answered.tsx';
import { useAnswer } from '../../../../answers/use-answer.ts';
import { describeTargetGroup, targetGroupInput } from '../../../../controls/target-group.ts';
import { pickHour, scoreOf } from '../night-answers.ts';
import { NightFigure } from '../night-figure.tsx';
import { useNightTarget } from '../night-target.ts';

export interface HoursAttackProps {
  /** Local hours; the attacker adds up what they say. */
  readonly hours: readonly number[];
  /** Whether only people of the age and gender are counted. */
  readonly isByGroup: boolean;
}

/** Counts the zone in some hours of every night. */
export function HoursAttack({ hours, isByGroup }: HoursAttackProps) {
  const { zone, group, window, days } = useNightTarget();
  const question = {
    document: NightHoursDocument,
    variables: { areas: [zone.id], window, group: (isByGroup ? targetGroupInput(group) : undefined) ?? null },
  };
  const answer = useAnswer(question);
  const whom = isByGroup ? describeTargetGroup(group) : 'everyone';
  return (
    <Answered answer={answer} what="the nights">
      {({ presence }) => {
        const byHour = hours.map((hour) => pickHour(presence?.nodes ?? [], hour));
        const nights = days.map((day) => ({
          day,
          cells: byHour.map((estimates) => estimates.get(day) ?? null),
          score: byHour.reduce((sum, estimates) => sum + scoreOf(estimates.get(day)), 0),
        }));
        return (
          <NightFigure
            title={`${zone.name} ${whenOf(hours)}, ${whom}`}
            about="Devices in the zone in that hour, as the graph answers."
            question={question}
            facts={presence === null ? undefined : { ...presence, measure: 'PRESENCE' }}
            columns={hours.map(clockOf)}
            nights={nights}
          />
        );
      }}
    </Answered>
  );
}

function whenOf(hours: readonly number[]): string {
  const [first = 0] = hours;
  const last = hours.at(-1) ?? first;
  return first === last ? `at ${clockOf(first)}` : `from ${clockOf(first)} to ${clockOf(last)}`;
}

/** `03:00` */
function clockOf(hour: number): string {
  return `${String(hour).padStart(2, '0')}:00`;
}
