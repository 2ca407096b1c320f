import { useId, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { writeCsv } from './data-table.ts';
import type { DataTable } from './data-table.ts';
import { drawPng, saveFile } from './picture.ts';
import { writeCurl, writeGraphql } from './question-text.ts';
import type { AnyQuestion } from './question-text.ts';
import { QueryLink } from './query-link.tsx';
import { MethodNote } from './method-note.tsx';
import type { AnswerFacts } from './method-note.tsx';
import { TableView } from './table-view.tsx';

export interface FigureProps {
  readonly title: string;
  /** Of its heading: 3 inside a section of the page that has one of its own; 2 when absent. */
  readonly level?: 2 | 3;
  /** What exactly is shown, a sentence. */
  readonly about?: ReactNode;
  /** What was asked; copied as GraphQL and curl. */
  readonly question: AnyQuestion | undefined;
  /** How it was answered; "How was this computed". */
  readonly facts: AnswerFacts | undefined;
  /** What the picture shows, as rows: CSV, and the table under the picture. */
  readonly table: DataTable | undefined;
  /** False for a figure whose table is the picture. */
  readonly hasPicture?: boolean;
  /** The picture. */
  readonly children: ReactNode;
}

/** A figure: its picture, its rows, how it was computed, and how to ask it again or take it away. */
export function Figure({ title, level = 2, about, question, facts, table, hasPicture = true, children }: FigureProps) {
  const heading = useId();
  const Heading = `h${level}` as const;
  const element = useRef<HTMLElement>(null);
  const [isExplained, setExplained] = useState(false);
  const [said, setSaid] = useState('');
  const act = async (done: string, action: () => Promise<void> | void): Promise<void> => {
    try {
      await action();
      setSaid(done);
    } catch (error) {
      setSaid(error instanceof Error ? error.message : String(error));
    }
  };
  const file = fileNameOf(title);
  return (
    <section className="figure" aria-labelledby={heading} ref={element}>
      <Heading id={heading} className="figure-title">
        {title}
      </Heading>
      {about !== undefined && <p className="about">{about}</p>}
      {children}
      {table !== undefined && hasPicture && (
        <details className="rows">
          <summary>Show as a table</summary>
          <TableView caption={title} table={table} />
        </details>
      )}
      <div className="figure-actions">
        {facts !== undefined && (
          <button type="button" aria-expanded={isExplained} onClick={() => setExplained(!isExplained)}>
            How was this computed
          </button>
        )}
        {question !== undefined && (
          <>
            <button type="button" onClick={() => void act('Copied as GraphQL', () => copy(writeGraphql(question)))}>
              Copy as GraphQL
            </button>
            <button type="button" onClick={() => void act('Copied as curl', () => copy(writeCurl(question, location.origin)))}>
              Copy as curl
            </button>
            <QueryLink question={question} />
          </>
        )}
        {table !== undefined && (
          <button type="button" onClick={() => void act('Saved as CSV', () => saveFile(`${file}.csv`, csvOf(table)))}>
            CSV
          </button>
        )}
        {hasPicture && (
          <button
            type="button"
            onClick={() =>
              void act('Saved as PNG', async () => {
                if (element.current !== null) saveFile(`${file}.png`, await drawPng(element.current));
              })
            }
          >
            PNG
          </button>
        )}
        <output className="said">{said}</output>
      </div>
      {isExplained && facts !== undefined && <MethodNote facts={facts} />}
    </section>
  );
}

function copy(text: string): Promise<void> {
  return navigator.clipboard.writeText(text);
}

function csvOf(table: DataTable): Blob {
  return new Blob([writeCsv(table)], { type: 'text/csv;charset=utf-8' });
}

function fileNameOf(title: string): string {
  return title
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '');
}
