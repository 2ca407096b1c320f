import type { WholeRequestFragment } from '@passerby/client/operations';
import { describeGaps, safeLabels, verdictLabels } from './request-words.ts';

/** The Five Safes: what is asked, what the request says to it, and what a reviewer found. */
export function FiveSafesPanel({ rows }: { readonly rows: WholeRequestFragment['fiveSafes'] }) {
  return (
    <section aria-label="Five Safes">
      <h3>Five Safes</h3>
      <ul className="safes">
        {rows.map(({ safe, question, facts, gaps, verdict, note }) => (
          <li key={safe} className="card">
            <h4>{safeLabels[safe]}</h4>
            <p className="hint">{question}</p>
            {facts.length > 0 && (
              <ul>
                {facts.map((fact) => (
                  <li key={fact}>{fact}</li>
                ))}
              </ul>
            )}
            {gaps.length > 0 && <p className="hint">Still open: {describeGaps(gaps)}.</p>}
            {verdict !== null && (
              <p>
                <strong className={`verdict verdict-${verdict}`}>{verdictLabels[verdict]}</strong> {note}
              </p>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
