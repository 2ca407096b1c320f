import { SiteCatchmentDocument } from '@passerby/client/operations';
import type { SiteCatchmentQuery } from '@passerby/client/operations';
import { unitLabels } from '../../format/labels.ts';
import { AskedFigure } from './asked-figure.tsx';
import type { FigureContent } from './asked-figure.tsx';
import { CatchmentMap, tradeAreaLabels } from './catchment-map.tsx';
import type { Report, Site } from './report.ts';

const mapHeight = 480;

/** Where the visitors of the week live: map, trade areas and table. */
export function Catchment({ report: { site, week: window, unit } }: { readonly report: Report }) {
  const variables = { site: site.id, window, unit };
  return (
    <AskedFigure
      title="Where the visitors live"
      about={`Different ${unitLabels[unit]} of the week by home district, as percent of all. Trade areas hold the first 50, 75 and 90 percent of those whose home is known, fullest districts first.`}
      question={{ document: SiteCatchmentDocument, variables: { ...variables, withPenetration: true } }}
      lesser={{ document: SiteCatchmentDocument, variables: { ...variables, withPenetration: false } }}
      height={mapHeight}
      isWide
      show={({ catchment }) => catchment && contentOf(catchment, site)}
    />
  );
}

type CatchmentAnswer = NonNullable<SiteCatchmentQuery['catchment']>;

function contentOf(catchment: CatchmentAnswer, site: Site): FigureContent {
  // The licence may not cover the residents.
  const withPenetration = catchment.nodes.some(({ penetration }) => penetration !== undefined);
  return {
    facts: { ...catchment, measure: 'CATCHMENT' },
    table: {
      columns: [
        'Home district',
        'Visitors',
        'Share, %',
        'With all fuller ones, %',
        'Trade area',
        ...(withPenetration ? ['Of its residents, %'] : []),
      ],
      rows: catchment.nodes.map((row) => [
        row.homeDistrict?.name ?? 'not known',
        row.estimate,
        row.share,
        row.cumulative,
        row.tradeArea && tradeAreaLabels[row.tradeArea],
        ...(withPenetration ? [row.penetration ?? null] : []),
      ]),
    },
    lead: <CatchmentMap site={site} rows={catchment.nodes} />,
  };
}
