import type { ReactNode } from 'react';
import { Answered } from '../../answers/answered.tsx';
import { useAnswer } from '../../answers/use-answer.ts';
import type { Question } from '../../answers/use-answer.ts';
import { PlotChart } from '../../charts/plot-chart.tsx';
import type { PlotChartProps } from '../../charts/plot-chart.tsx';
import type { DataTable } from '../../figures/data-table.ts';
import { Figure } from '../../figures/figure.tsx';
import type { AnswerFacts } from '../../figures/method-note.tsx';

/** What a figure shows of its answer. */
export interface FigureContent {
  readonly facts: AnswerFacts | undefined;
  readonly table: DataTable;
  readonly chart?: PlotChartProps;
  /** Stands before the chart: the one number that matters, or a map. */
  readonly lead?: ReactNode;
}

export interface AskedFigureProps<Data, Variables extends object> {
  readonly title: string;
  readonly about: ReactNode;
  /** Undefined where there is nothing to ask. */
  readonly question: Question<Data, Variables> | undefined;
  /** Why nothing is asked. */
  readonly absence?: string;
  /** Room that is kept while the answer is on its way, in pixels. */
  readonly height: number;
  readonly show: (data: Data) => FigureContent | null | undefined;
  readonly isWide?: boolean;
}

/** A figure of the report that asks its own question. */
export function AskedFigure<Data, Variables extends object>(props: AskedFigureProps<Data, Variables>) {
  const { title, about, question, absence, height, show, isWide = false } = props;
  const answer = useAnswer(question);
  const content = answer.data === undefined ? undefined : show(answer.data);
  return (
    <div className={isWide ? 'wide' : undefined}>
      <Figure title={title} level={3} about={about} question={question} facts={content?.facts} table={content?.table}>
        {question === undefined ? (
          <p className="absence">{absence}</p>
        ) : (
          <div className="picture" style={{ minHeight: height }}>
            <Answered answer={answer} what={title.toLowerCase()}>
              {() => (
                <>
                  {content?.lead}
                  {content?.chart && <PlotChart {...content.chart} />}
                </>
              )}
            </Answered>
          </div>
        )}
      </Figure>
    </div>
  );
}
