import { useId } from 'react';
import { TableScroll } from '../../controls/table-scroll.tsx';
import { formatInstant } from '../../format/formats.ts';
import type { AuditSummary } from '@passerby/release/audit-summary';

const verdictWords: Readonly<Record<string, string>> = { PASS: 'held', FAIL: 'broken', VOID: 'proves nothing' };
const figures = new Intl.NumberFormat(undefined, { maximumSignificantDigits: 4 });

/** The last audit of a market: what each attack measured, where it had to lie, and the verdict. */
export function AuditPart({ market, audit }: { readonly market: string; readonly audit: AuditSummary | null }) {
  const heading = useId();
  return (
    <section className="card" aria-labelledby={heading}>
      <h2 id={heading}>Last audit</h2>
      {audit === null ? (
        <p>
          This market was not audited yet. Where the enclave is, <code>passerby audit --market {market}</code> attacks it and puts
          the figures here.
        </p>
      ) : (
        <Findings audit={audit} />
      )}
    </section>
  );
}

function Findings({ audit: { verdict, startedAt, scale, findings } }: { readonly audit: AuditSummary }) {
  return (
    <>
      <p>
        <strong className={`verdict verdict-${verdict}`}>{verdict}</strong>, {formatInstant(startedAt)}, scale {scale}. Every
        attack first had to succeed against the same data without noise; one that did not proves nothing.
      </p>
      <TableScroll label="Findings of the audit">
        <table>
          <thead>
            <tr>
              <th scope="col">Attack or measurement</th>
              <th scope="col">Figure</th>
              <th scope="col">Must</th>
              <th scope="col">Verdict</th>
            </tr>
          </thead>
          <tbody>
            {findings.map((finding, index) => (
              // oxlint-disable-next-line react/no-array-index-key -- lines of one audit have no other name and never move
              <tr key={index}>
                <th scope="row">{finding.check}</th>
                <td data-value={finding.figure ?? 'none'}>
                  {finding.figure === null ? 'not shown: it rests on exact counts' : figures.format(finding.figure)}
                </td>
                <td>
                  {finding.must}
                  {finding.threshold !== null && ` ${figures.format(finding.threshold)}`}
                </td>
                <td className={`verdict verdict-${finding.verdict}`}>
                  {finding.verdict} <span className="small">{verdictWords[finding.verdict]}</span>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableScroll>
    </>
  );
}
