import { useId } from 'react';
import { TableScroll } from '../../controls/table-scroll.tsx';
import { formatCount, formatFine, formatInstant } from '../../format/formats.ts';
import type { MarketCard } from '@passerby/release/market-card';
import type { PrivacyCard } from '@passerby/release/privacy-card';

/** Manifests that are linked at once; there is one a release. */
const manifestsShown = 12;

/** The card of a market in words: what is processed, on what basis, for whom, how, and what is not protected. */
export function CardPart({ card, newest }: { readonly card: MarketCard; readonly newest: PrivacyCard }) {
  const heading = useId();
  const { market, cards, manifests } = card;
  return (
    <section className="card" aria-labelledby={heading}>
      <h2 id={heading}>Privacy card of {market}</h2>
      <div className="card-lists">
        <Lines title="What is processed" lines={newest.processed} />
        <Lines title="On what basis" lines={newest.basis} />
        <Lines title="How" lines={[newest.mechanism, ...newest.queryRules]} />
        <Lines title="What is not protected" lines={[...newest.notProtected, ...newest.unprotectedQuantities]} />
      </div>
      <h3>Who is protected, and by what</h3>
      <p>
        Unit: {newest.perPeriod.unit}. Policy {newest.policy}, method {newest.methodVersion}, code <code>{newest.code}</code>.
      </p>
      <details>
        <summary>The noise of each table</summary>
        {cards.map((release) => (
          <Families key={release.release} card={release} />
        ))}
      </details>
      <h3>How to check it</h3>
      <p>
        Every release has a manifest with its tables, their noise, their cost and the hashes of what it was made from. The ledger
        of the budget stays where the enclave is; there <code>{newest.ledgerCheck}</code> recomputes it, and the newest release
        names its line <code>{newest.ledgerHead}</code>.
      </p>
      <details>
        <summary>{manifests.length} manifests</summary>
        <ul className="manifests">
          {manifests.slice(0, manifestsShown).map((path) => (
            <ManifestLink key={path} path={path} />
          ))}
        </ul>
        {manifests.length > manifestsShown && (
          <details>
            <summary>{manifests.length - manifestsShown} older ones</summary>
            <ul className="manifests">
              {manifests.slice(manifestsShown).map((path) => (
                <ManifestLink key={path} path={path} />
              ))}
            </ul>
          </details>
        )}
      </details>
      <p className="small">
        The same as a page that needs no script: <a href="/privacy">/privacy</a>, and for programs:{' '}
        <a href="/privacy.json">/privacy.json</a>.
      </p>
    </section>
  );
}

function Lines({ title, lines }: { readonly title: string; readonly lines: readonly string[] }) {
  return (
    <div>
      <h3>{title}</h3>
      <ul>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </div>
  );
}

function Families({ card: { release, rho, families, createdAt } }: { readonly card: PrivacyCard }) {
  return (
    <TableScroll label={`Tables of ${release}`}>
      <table>
        <caption>
          {release}, made {formatInstant(createdAt)}: costs rho {formatFine(rho)} of its period, an accounting figure
        </caption>
        <thead>
          <tr>
            <th scope="col">Table</th>
            <th scope="col">Figures</th>
            <th scope="col">One person counts at most</th>
            <th scope="col">rho</th>
            <th scope="col">Noise, standard deviation</th>
          </tr>
        </thead>
        <tbody>
          {families.map(({ name, rows, cap, rho: cost, sigma2: [over, under] }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td>{formatCount(rows)}</td>
              <td>{cap}</td>
              <td>{cost.join('/')}</td>
              <td>{Math.sqrt(over / under).toFixed(1)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableScroll>
  );
}

function ManifestLink({ path }: { readonly path: string }) {
  return (
    <li>
      <a href={path}>{path.split('/').at(-2)}</a>
    </li>
  );
}
