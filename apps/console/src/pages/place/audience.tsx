import { SiteAudienceDocument } from '@passerby/client/operations';
import type { SiteAudienceQuery } from '@passerby/client/operations';
import { drawIntervalBars, heightOfBars } from '../../charts/interval-bars.ts';
import type { ChartRow } from '../../charts/interval-rows.ts';
import { chosenAges, chosenGenders } from '../../controls/target-group.ts';
import type { DataTable } from '../../figures/data-table.ts';
import type { Estimate } from '../../figures/estimate.ts';
import { EstimateText } from '../../figures/estimate-text.tsx';
import { ageBandLabels, genderLabels } from '../../format/labels.ts';
import { useMarket } from '../../market/market-context.ts';
import { AskedFigure } from './asked-figure.tsx';
import type { FigureContent } from './asked-figure.tsx';
import type { Report } from './report.ts';

const series = chosenGenders.map((gender, index) => ({
  name: genderLabels[gender],
  color: index === 0 ? 'var(--series-3)' : 'var(--series-2)',
}));
const groups = chosenAges.map((band) => ageBandLabels[band]);
const facets = [''];
const height = heightOfBars({ groups, series, facets });
/** Of an index: the same share as among the residents. */
const average = 100;

/** Who is there by age and gender. */
export function Audience({ report }: { readonly report: Report }) {
  return (
    <AskedFigure
      title="Visitors by age and gender"
      about={`Share of each age and gender among the visitors of ${report.site.name} in the week.`}
      question={questionOf(report, true)}
      lesser={questionOf(report, false)}
      height={height}
      show={({ audience }) => audience && sharesOf(audience)}
    />
  );
}

/** How the visitors differ from who lives in the market. */
export function AudienceIndex({ report }: { readonly report: Report }) {
  const { name } = useMarket();
  return (
    <AskedFigure
      title="Compared with the residents"
      about={`Index of each age and gender: its share of the visitors over its share of the residents of ${name}. 100 is the same share, 200 twice as much.`}
      question={questionOf(report, true)}
      height={height}
      show={({ audience }) => audience && indexOf(audience)}
    />
  );
}

function sharesOf(audience: AudienceAnswer): FigureContent {
  const { total, counts, nodes } = audience;
  return {
    facts: audience,
    table: tableOf(nodes),
    lead: (
      <p className="lead">
        All: <EstimateText estimate={total} /> {counts}
      </p>
    ),
    chart: {
      label: 'Bars of the share of each age and gender among the visitors',
      height,
      build: drawIntervalBars({ rows: rowsOf(nodes, ({ share }) => share), groups, series, facets, label: 'percent' }),
    },
  };
}

function indexOf(audience: AudienceAnswer): FigureContent {
  const rows = rowsOf(audience.nodes, ({ index }) => index);
  return {
    facts: audience,
    table: tableOf(audience.nodes),
    chart: {
      label: 'Dots of the index of each age and gender against the residents',
      height,
      build: drawIntervalBars({ rows, groups, series, facets, label: 'index', mark: 'DOT', reference: average }),
    },
  };
}

function questionOf({ site, week: window, unit }: Report, withIndex: boolean) {
  return { document: SiteAudienceDocument, variables: { site: site.id, window, unit, withIndex } };
}

type AudienceAnswer = NonNullable<SiteAudienceQuery['audience']>;
type AudienceRow = AudienceAnswer['nodes'][number];

function tableOf(nodes: readonly AudienceRow[]): DataTable {
  return {
    columns: ['Age', 'Gender', 'Visitors', 'Share, %', 'Index'],
    rows: nodes.map(({ ageBand, gender, estimate, share, index }) => [
      ageBand && ageBandLabels[ageBand],
      gender && genderLabels[gender],
      estimate,
      share,
      index ?? null,
    ]),
  };
}

/** Rows of the ages and genders that are drawn; those of unknown age are in the table alone. */
function rowsOf(nodes: readonly AudienceRow[], read: (row: AudienceRow) => Estimate | null | undefined): readonly ChartRow[] {
  return nodes.flatMap((row) => {
    const estimate = read(row);
    const { ageBand, gender } = row;
    if (!estimate || ageBand === null || gender === null || ageBand === 'UNKNOWN' || gender === 'UNKNOWN') return [];
    return [{ facet: '', group: ageBandLabels[ageBand], series: genderLabels[gender], estimate }];
  });
}
