import type { ReactNode } from 'react';
import type { TableCell } from '../../../figures/data-table.ts';
import { Figure } from '../../../figures/figure.tsx';
import type { AnswerFacts } from '../../../figures/method-note.tsx';
import type { AnyQuestion } from '../../../figures/question-text.ts';
import { TableView } from '../../../figures/table-view.tsx';
import { formatWeekday } from '../../../format/formats.ts';
import { useNightTarget } from './night-target.ts';
import { RankingVerdict } from './verdict.tsx';

/** What an attack got for one night. */
export interface AttackedNight {
  readonly day: string;
  readonly cells: readonly TableCell[];
  /** What the attacker makes of it; more is "he is there". */
  readonly score: number;
}

export interface NightFigureProps {
  readonly title: string;
  readonly about: ReactNode;
  readonly question: AnyQuestion;
  readonly facts: AnswerFacts | undefined;
  /** Names of the cells. */
  readonly columns: readonly string[];
  readonly nights: readonly AttackedNight[];
  /** More to say before the verdict. */
  readonly children?: ReactNode;
}

/** What came back, night by night, beside the truth where there is one, and what it tells. */
export function NightFigure({ title, about, question, facts, columns, nights, children }: NightFigureProps) {
  const { truth, isTruthShown } = useNightTarget();
  const shown = isTruthShown ? truth : undefined;
  const table = {
    columns: ['Night, at 03:00', ...columns, ...(shown ? ['True count', 'He was there'] : [])],
    rows: nights.map(({ day, cells }) => {
      const night = shown?.get(day);
      return [
        formatWeekday(day),
        ...cells,
        ...(shown ? [night?.present ?? 'not simulated', night === undefined ? '' : night.isThere ? 'yes' : 'no'] : []),
      ];
    }),
  };
  return (
    <Figure title={title} about={about} question={question} facts={facts} table={table} hasPicture={false}>
      {children}
      <RankingVerdict nights={nights} />
      <TableView caption={title} table={table} />
    </Figure>
  );
}
