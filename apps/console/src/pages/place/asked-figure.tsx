import type { ReactNode } from 'react';
import { GraphError } from '@passerby/client/graph-error';
import { Answered } from '../../answers/answered.tsx';
import { useAnswer } from '../../answers/use-answer.ts';
import type { Question } from '../../answers/use-answer.ts';
import { PlotChart } from '../../charts/plot-chart.tsx';
import type { PlotChartProps } from '../../charts/plot-chart.tsx';
import type { DataTable } from '../../figures/data-table.ts';
import { Figure } from '../../figures/figure.tsx';
import type { AnswerFacts } from '../../figures/method-note.tsx';
import { WithheldNote } from './withheld-note.tsx';

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
  /** Asked where the licence forbids the question: the same with less. */
  readonly lesser?: Question<Data, Variables>;
  /** Why nothing is asked. */
  readonly absence?: string;
  /** Room that is kept while the answer is on its way, in pixels. */
  readonly height: number;
  readonly show: (data: Data) => FigureContent | null | undefined;
  readonly isWide?: boolean;
}

/** A figure of the report that asks its own question. */
export function AskedFigure<Data, Variables extends object>(props: AskedFigureProps<Data, Variables>) {
  const { title, about, absence, height, show, isWide = false } = props;
  const { question, answer } = useLesser(props);
  const content = answer.data === undefined ? undefined : show(answer.data);
  const hasContent = content !== undefined && content !== null;
  return (
    <div className={isWide ? 'wide' : undefined}>
      <Figure
        title={title}
        level={3}
        about={about}
        question={question}
        facts={content?.facts}
        table={content?.table}
        hasPicture={hasContent}
      >
        {question === undefined ? (
          <p className="absence">{absence}</p>
        ) : (
          <div className="picture" style={answer.error === undefined ? { minHeight: height } : {}}>
            <Answered answer={answer} what={title.toLowerCase()}>
              {() => (
                <>
                  {content?.lead}
                  {content?.chart && <PlotChart {...content.chart} />}
                  {content && <WithheldNote table={content.table} />}
                </>
              )}
            </Answered>
          </div>
        )}
      </Figure>
    </div>
  );
}

/** The question and its answer, or the lesser ones where the licence does not cover the question. */
function useLesser<Data, Variables extends object>({ question, lesser }: AskedFigureProps<Data, Variables>) {
  const whole = useAnswer(question);
  const isForbidden = lesser !== undefined && whole.error instanceof GraphError && whole.error.code === 'FORBIDDEN';
  const part = useAnswer(isForbidden ? lesser : undefined);
  return isForbidden ? { question: lesser, answer: part } : { question, answer: whole };
}
