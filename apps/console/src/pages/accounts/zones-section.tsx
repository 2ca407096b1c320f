import { useState } from 'react';
import { formatCount, formatDay } from '../../format/formats.ts';
import { useMarket } from '../../market/market-context.ts';
import { describeScopes, siteKindLabels } from './account-words.ts';
import type { Account } from './account-words.ts';
import { ZoneForm } from './zone-form.tsx';
import { TableScroll } from '../../controls/table-scroll.tsx';

/** Study zones of the organisation, and a new one drawn on the map. */
export function ZonesSection({ account }: { readonly account: Account }) {
  const { organisation, scopes, studyZones } = account;
  return (
    <section aria-label="Study zones" className="account-section">
      <p>
        A study zone is a circle around a shop, a street or a station of yours. It is measured from the Monday after its
        registration and becomes a site of the market; nothing before that Monday ever is.
      </p>
      <ZoneTable zones={studyZones} name={organisation.name} />
      {scopes.includes('SITES') ? (
        <ZoneForm zones={studyZones} />
      ) : (
        <p className="notice">
          To register a study zone takes the scope SITES, which this key or role lacks; it may {describeScopes(scopes)}.
        </p>
      )}
    </section>
  );
}

function ZoneTable({ zones, name }: { readonly zones: Account['studyZones']; readonly name: string }) {
  const { sites } = useMarket();
  const [nowMs] = useState(Date.now);
  if (zones.length === 0) return <p>{name} has no study zone yet.</p>;
  const released = new Set(sites.map(({ id }) => id));
  return (
    <TableScroll label="Registered study zones">
      <table>
        <caption className="quiet">Study zones</caption>
        <thead>
          <tr>
            <th scope="col">Study zone</th>
            <th scope="col">Kind</th>
            <th scope="col">Market</th>
            <th scope="col">Centre</th>
            <th scope="col">Radius</th>
            <th scope="col">State</th>
          </tr>
        </thead>
        <tbody>
          {zones.map((zone) => (
            <tr key={zone.id}>
              <th scope="row">
                {zone.name}
                <br />
                <code>{zone.id}</code>
              </th>
              <td>{siteKindLabels[zone.kind]}</td>
              <td>{zone.market}</td>
              <td>
                {zone.latitude.toFixed(5)}, {zone.longitude.toFixed(5)}
              </td>
              <td>{formatCount(zone.radiusM)} m</td>
              <td>{released.has(zone.id) ? 'Released: ask for it as a site' : describeStart(zone, nowMs)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableScroll>
  );
}

function describeStart({ measuredFrom }: Account['studyZones'][number], nowMs: number): string {
  const isComing = Date.parse(`${measuredFrom}T00:00:00Z`) > nowMs;
  return isComing ? `Measured from ${formatDay(measuredFrom)}` : `Measured since ${formatDay(measuredFrom)}, not released yet`;
}
