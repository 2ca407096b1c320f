import './status-page.css';
import { Loading } from '../../answers/loading.tsx';
import { useReading } from '../../answers/use-reading.ts';
import { formatClock } from '../../format/formats.ts';
import { MarketPart } from './market-part.tsx';
import { readServiceStatus } from './service-status.ts';

/** The gateway remembers its answer for 5 s; while somebody looks it is asked again after this. */
const refreshMs = 15_000;

/** Whether the service answers, how fresh each market is and how its loads went; kept up to date while it is looked at. Needs no key. */
export function StatusPage() {
  const { data, error, readAtMs } = useReading(readServiceStatus, refreshMs);
  return (
    <>
      <h1>Status</h1>
      <div className="service" aria-live="polite">
        <Service isReady={data?.isReady} version={data?.version} error={error} readAtMs={readAtMs} />
      </div>
      {data === undefined && error === undefined && <Loading what="the status" />}
      {data?.markets.length === 0 && <p className="notice">Nothing is released yet.</p>}
      <div className={error === undefined ? 'markets' : 'markets stale'}>
        {data?.markets.map((market) => (
          <MarketPart key={market.market} status={market} nowMs={readAtMs} />
        ))}
      </div>
    </>
  );
}

interface ServiceProps {
  readonly isReady: boolean | undefined;
  readonly version: string | undefined;
  readonly error: Error | undefined;
  readonly readAtMs: number | undefined;
}

/** Health in a sentence; when it was last asked changes every time, so that part is not read out. */
function Service({ isReady, version, error, readAtMs }: ServiceProps) {
  if (error !== undefined) {
    return (
      <p className="health away">
        <strong>The gateway does not answer.</strong> It may be restarting, or the network is away; it is asked again every{' '}
        {refreshMs / 1000} seconds. <span className="small">({error.message})</span>{' '}
        {readAtMs !== undefined && <>What stands below is of {formatClock(readAtMs)}.</>}
      </p>
    );
  }
  if (isReady === undefined) return <p className="health">Asking the gateway</p>;
  return (
    <p className={isReady ? 'health ready' : 'health away'}>
      <strong>{isReady ? 'The service answers questions.' : 'The service cannot answer now.'}</strong>{' '}
      {!isReady && 'The gateway runs, but a service behind it is away. '}
      Gateway {version}.{' '}
      <span className="small" aria-live="off">
        {readAtMs !== undefined && `Asked at ${formatClock(readAtMs)}.`}
      </span>
    </p>
  );
}
