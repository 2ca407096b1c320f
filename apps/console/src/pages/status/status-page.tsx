import { useEffect, useState } from 'react';
import { readServiceStatus } from './service-status.ts';
import type { MarketStatus, ServiceStatus } from './service-status.ts';

const instant = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' });

/** Whether the service answers, and how fresh each market is. Needs no key. */
export function StatusPage() {
  const [answer, setAnswer] = useState<ServiceStatus | Error>();
  useEffect(() => {
    const leaving = new AbortController();
    readServiceStatus(leaving.signal).then(setAnswer, (error: unknown) => {
      if (!leaving.signal.aborted) setAnswer(error instanceof Error ? error : new Error(String(error)));
    });
    return () => leaving.abort();
  }, []);
  return (
    <>
      <h1>Status</h1>
      {answer === undefined && <output>Asking the gateway</output>}
      {answer instanceof Error && <p role="alert">The status cannot be read: {answer.message}</p>}
      {answer !== undefined && !(answer instanceof Error) && <Answered status={answer} />}
    </>
  );
}

function Answered({ status: { isReady, version, markets } }: { readonly status: ServiceStatus }) {
  return (
    <>
      <output>
        {isReady ? 'The service answers questions' : 'The service cannot answer now'} (gateway {version})
      </output>
      {markets.length === 0 && <p>Nothing is released yet.</p>}
      {markets.map((market) => (
        <Releases key={market.market} market={market} />
      ))}
    </>
  );
}

function Releases({ market: { market, cards } }: { readonly market: MarketStatus }) {
  return (
    <table>
      <caption>Newest releases of {market}</caption>
      <thead>
        <tr>
          <th scope="col">Release</th>
          <th scope="col">Covers</th>
          <th scope="col">Made</th>
        </tr>
      </thead>
      <tbody>
        {cards.map(({ release, window, createdAt, manifest }) => (
          <tr key={release}>
            <th scope="row">
              <a href={manifest}>{release}</a>
            </th>
            <td>
              {window.from} to before {window.to}
            </td>
            <td>{instant.format(new Date(createdAt))}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
