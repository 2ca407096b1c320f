import { useEffect, useState } from 'react';
import type { GraphClient } from '@passerby/client/client';
import { NightHoursDocument } from '@passerby/client/operations';
import type { NightHoursQuery } from '@passerby/client/operations';
import { Refused } from '../../../../answers/answered.tsx';
import { Loading } from '../../../../answers/loading.tsx';
import { useConsole } from '../../../../shell/asker-context.ts';
import { pickHour, scoreOf } from '../night-answers.ts';
import { NightFigure } from '../night-figure.tsx';
import { nightHour, useNightTarget } from '../night-target.ts';
import type { NightTarget } from '../night-target.ts';
import { Verdict } from '../verdict.tsx';

/** How often the question is asked. */
const times = 20;
/** Rows of a page; one less each time, so that no memory on the way takes it for the same question. */
const firstMost = 1000;

/** Asks the same question twenty times, to average the noise away. */
export function RepeatAttack() {
  const { client } = useConsole();
  const target = useNightTarget();
  const [answers, setAnswers] = useState<readonly NightHoursQuery[] | Error>();
  const { zone, window, days } = target;
  const [place, from, to] = [zone.id, window.from, window.to];
  useEffect(() => {
    let isWanted = true;
    if (client === undefined) return undefined;
    askAgain(client, { zone: place, window: { from, to } }).then(
      (all) => isWanted && setAnswers(all),
      (error: unknown) => isWanted && setAnswers(error instanceof Error ? error : new Error(String(error))),
    );
    return () => {
      isWanted = false;
    };
  }, [client, place, from, to]);
  if (answers instanceof Error) return <Refused error={answers} />;
  const [first] = answers ?? [];
  if (answers === undefined || first === undefined) return <Loading what={`${times} answers`} />;
  const estimates = pickHour(first.presence?.nodes ?? [], nightHour);
  const different = new Set(answers.map(({ presence }) => JSON.stringify(presence?.nodes))).size;
  return (
    <NightFigure
      title={`${zone.name} by night, asked ${times} times`}
      about="The first of the answers, to be compared with all others."
      question={questionOf({ zone: zone.id, window }, firstMost)}
      facts={first.presence === null ? undefined : { ...first.presence, measure: 'PRESENCE' }}
      columns={['03:00']}
      nights={days.map((day) => ({ day, cells: [estimates.get(day) ?? null], score: scoreOf(estimates.get(day)) }))}
    >
      <Verdict>
        <span data-different={different}>
          {times} answers, {different === 1 ? 'all of them the same' : `${different} different ones`}.
        </span>{' '}
        The noise was drawn once, when the release was built, so an average of many answers is the first answer.
      </Verdict>
    </NightFigure>
  );
}

interface Repeated {
  readonly zone: string;
  readonly window: NightTarget['window'];
}

async function askAgain(client: GraphClient, repeated: Repeated): Promise<readonly NightHoursQuery[]> {
  const answers: NightHoursQuery[] = [];
  for (let index = 0; index < times; index += 1) {
    const { document, variables } = questionOf(repeated, firstMost - index);
    answers.push(await client.ask(document, variables));
  }
  return answers;
}

function questionOf({ zone, window }: Repeated, first: number) {
  return { document: NightHoursDocument, variables: { areas: [zone], window, first } };
}
