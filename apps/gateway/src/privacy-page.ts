import type { AuditSummary } from '@passerby/release/audit-summary';
import type { MarketCard } from '@passerby/release/market-card';
import type { CardBudget, PrivacyCard } from '@passerby/release/privacy-card';

const manifestsShown = 30;
const style =
  'body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#1b1b1b;background:#fff}' +
  'table{border-collapse:collapse;width:100%;margin:.5rem 0}th,td{text-align:left;padding:.3rem .6rem;border-bottom:1px solid #ccc}' +
  'td{font-variant-numeric:tabular-nums}@media(max-width:40rem){th,td{white-space:nowrap}}code{overflow-wrap:anywhere}.scroll{overflow-x:auto}';

/** Text that may stand in HTML. */
type Html = { readonly html: string };

/** The privacy cards of all markets as one HTML page that needs no script, font or picture. */
export function printPrivacyPage(cards: readonly MarketCard[]): string {
  const body = cards.length === 0 ? [text('p', 'No market is released yet.')] : cards.map(marketSection);
  const page = html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width,initial-scale=1" />
        <title>Privacy card</title>
        <style>
          ${raw(style)}
        </style>
      </head>
      <body>
        <main>
          <h1>Privacy card</h1>
          <p>
            What Passerby processes, on what basis, what it promises each subscriber and what it does not. The same for programs:
            <a href="/privacy.json">/privacy.json</a>.
          </p>
          ${body}
        </main>
      </body>
    </html> `;
  return page.html;
}

function marketSection({ market, cards, periods, manifests, audit }: MarketCard): Html {
  const newest = cards[0];
  if (newest === undefined) return raw('');
  return html`<section aria-labelledby="${market}">
    <h2 id="${market}">${market}</h2>
    <h3>What is processed</h3>
    ${list(newest.processed)}
    <h3>On what basis</h3>
    ${list(newest.basis)}
    <h3>What is promised</h3>
    <p>Unit: ${newest.perPeriod.unit}. Policy ${newest.policy}.</p>
    ${table(['', 'rho', 'epsilon', 'delta', 'worst-case attacker AUC'], [spanRow('per period of 28 days', newest.perPeriod), spanRow('per year of 13 periods', newest.perYear)])}
    <h3>Budget spent and left</h3>
    ${table(
      ['period from', 'releases', 'spent rho', 'left rho', 'cap'],
      periods.map(({ period, releases, spent, left, cap }) => [period, releases, round(spent), round(left), round(cap)]),
    )}
    <h3>How</h3>
    <p>${newest.mechanism}. Method ${newest.methodVersion}, code ${newest.code}.</p>
    ${list(newest.queryRules)} ${cards.map(familyTable)}
    <h3>What is not protected</h3>
    ${list([...newest.notProtected, ...newest.unprotectedQuantities])}
    <h3>How to check</h3>
    <p>
      Ledger: <code>${newest.ledgerCheck}</code>, where the enclave is; the newest release names its line
      <code>${newest.ledgerHead}</code>.
    </p>
    ${auditPart(audit)}
    <h3>Manifests</h3>
    <p>${manifests.length} releases; the newest:</p>
    <ul>
      ${manifests.slice(0, manifestsShown).map((path) => html`<li><a href="${path}">${path}</a></li>`)}
    </ul>
  </section>`;
}

function auditPart(audit: AuditSummary | null): Html {
  if (audit === null) return text('p', 'Last audit: none yet.');
  return html`<p>Last audit: ${audit.verdict}, ${audit.startedAt}, ${audit.scale}.</p>
    ${table(
      ['check', 'figure', 'must', 'verdict'],
      audit.findings.map(({ check, figure, must, threshold, verdict }) => [
        check,
        figure === null ? 'not shown' : round(figure),
        threshold === null ? must : `${must} ${round(threshold)}`,
        verdict,
      ]),
    )}
    <p>A figure that rests on exact counts is not shown: released counts less a figure of their noise would be exact ones.</p>`;
}

function familyTable({ release, window, rho, families }: PrivacyCard): Html {
  return html`<h4>${release}</h4>
    <p>Days from ${window.from} to before ${window.to}; it costs rho ${round(rho)} of its period, an accounting figure.</p>
    ${table(
      ['family', 'rows', 'a subscriber counts at most', 'rho', 'sigma'],
      families.map(({ name, rows, cap, rho: cost, sigma2: [num, den] }) => [
        name,
        rows,
        cap,
        cost.join('/'),
        Math.sqrt(num / den).toFixed(1),
      ]),
    )}`;
}

function spanRow(name: string, { rho, epsilon, delta, worstCaseAuc }: CardBudget): readonly (string | number)[] {
  return [name, round(rho), epsilon.toFixed(2), String(delta), worstCaseAuc.toFixed(4)];
}

function table(heads: readonly string[], rows: readonly (readonly (string | number)[])[]): Html {
  const cell = (value: string | number): Html => html`<td>${typeof value === 'number' ? value.toLocaleString('en') : value}</td>`;
  return html`<div class="scroll">
    <table>
      <thead>
        <tr>
          ${heads.map((head) => html`<th scope="col">${head}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          (row) =>
            html`<tr>
              ${row.map(cell)}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

function list(lines: readonly string[]): Html {
  return html`<ul>
    ${lines.map((line) => html`<li>${line}</li>`)}
  </ul>`;
}

function text(tag: 'p', words: string): Html {
  return html`<${raw(tag)}>${words}</${raw(tag)}>`;
}

function round(value: number): string {
  return String(Number(value.toFixed(6)));
}

/** Joins a template; every text in it is escaped, only what this function made is not. */
function html(parts: TemplateStringsArray, ...values: readonly (string | number | Html | readonly Html[])[]): Html {
  return { html: parts.reduce((page, part, index) => page + show(values[index - 1] ?? '') + part) };
}

function show(value: string | number | Html | readonly Html[]): string {
  if (typeof value === 'string' || typeof value === 'number') return escape(String(value));
  return 'html' in value ? value.html : value.map(({ html: inside }) => inside).join('');
}

function raw(markup: string): Html {
  return { html: markup };
}

function escape(words: string): string {
  return words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
