import { ZonePeopleDocument } from '@passerby/client/operations';
import { Answered } from '../../../../answers/answered.tsx';
import { useAnswer } from '../../../../answers/use-answer.ts';
import { describeTargetGroup, targetGroupInput } from '../../../../controls/target-group.ts';
import { Figure } from '../../../../figures/figure.tsx';
import { TableView } from '../../../../figures/table-view.tsx';
import { useNightTarget } from '../night-target.ts';
import { Verdict } from '../verdict.tsx';

/** Asks who works and who lives in the zone: a fact about a group, with the least noise of all tables. */
export function PeopleAttack() {
  const { zone, group } = useNightTarget();
  const question = {
    document: ZonePeopleDocument,
    variables: { areas: [zone.id], group: targetGroupInput(group) ?? null },
  };
  const answer = useAnswer(question);
  const whom = describeTargetGroup(group);
  return (
    <Answered answer={answer} what="the people of the zone">
      {({ workers, residents }) => {
        const table = {
          columns: ['People', 'Devices'],
          rows: [
            ['work in the zone', workers?.nodes[0]?.estimate ?? null],
            ['live in the zone', residents?.nodes[0]?.estimate ?? null],
          ],
        };
        return (
          <Figure
            title={`Who works and lives in ${zone.name}, ${whom}`}
            about={workers === null ? undefined : `In the 28 days from ${workers.period}.`}
            question={question}
            facts={workers === null ? undefined : { ...workers, measure: 'WORKERS' }}
            table={table}
            hasPicture={false}
          >
            <Verdict>
              How many of a group work or live somewhere is a fact about the group, and it is not hidden: it holds for each of
              them in so far as they are of the group. Whether one certain person is among them is: with or without that person
              the figure moves by one, its interval is wider.
            </Verdict>
            <TableView caption="People of the zone" table={table} />
          </Figure>
        );
      }}
    </Answered>
  );
}
