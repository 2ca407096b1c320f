import { SiteDwellByGroupDocument } from '@passerby/client/operations';
import type { SiteDwellByGroupQuery } from '@passerby/client/operations';
import { drawBandGrid, heightOfGrid } from '../../charts/band-grid.ts';
import { drawIntervalBars, heightOfBars } from '../../charts/interval-bars.ts';
import { chosenAges, chosenGenders } from '../../controls/target-group.ts';
import type { DataTable } from '../../figures/data-table.ts';
import { ageBandLabels, dwellBandLabels, genderLabels } from '../../format/labels.ts';
import { AskedFigure } from './asked-figure.tsx';
import { dwellBands, dwellBandStarts, startOfBand } from './dwell-bands.ts';
import type { Report } from './report.ts';

type Group = SiteDwellByGroupQuery['targetGroups'][number];

const everyone = 'everyone';
const allAges = 'all ages';
const genderNames = chosenGenders.map((gender) => genderLabels[gender]);
const ageNames = chosenAges.map((band) => ageBandLabels[band]);
const series = [
  { name: genderNames[0] ?? '', color: 'var(--series-3)' },
  { name: genderNames[1] ?? '', color: 'var(--series-2)' },
  { name: everyone, color: 'var(--text)' },
];
const groups = [allAges, ...ageNames];
const facets = [''];

/** The median of each target group, side by side. */
export function DwellMedians({ report }: { readonly report: Report }) {
  const height = heightOfBars({ groups, series, facets });
  return (
    <AskedFigure
      title="Median visit by target group"
      about={`Median length of a visit to ${report.site.name} in minutes, with its interval, for women, men and everyone of each age.`}
      question={questionOf(report)}
      height={height}
      show={({ targetGroups }) => {
        const rows = targetGroups.flatMap((group) =>
          group.dwell ? [{ facet: '', series: genderOf(group), group: ageOf(group), estimate: group.dwell.median }] : [],
        );
        return {
          ...factsAndTable(targetGroups),
          chart: {
            label: 'Dots of the median length of visits by age and gender',
            height,
            build: drawIntervalBars({ rows, groups, series, facets, label: 'minutes', mark: 'DOT' }),
          },
        };
      }}
    />
  );
}

/** The distributions of women and men by age, as small charts. */
export function DwellShapes({ report }: { readonly report: Report }) {
  const height = heightOfGrid(ageNames.length);
  return (
    <AskedFigure
      title="Length of visits by age and gender"
      about={`How many visits to ${report.site.name} of each length, for women and men of each age, all on one scale.`}
      question={questionOf(report)}
      height={height}
      show={({ targetGroups }) => {
        const rows = targetGroups.flatMap((group) =>
          (group.dwell?.nodes ?? []).flatMap(({ dwellBand, estimate }) => {
            const bar = startOfBand(dwellBand);
            return bar === undefined ? [] : [{ facet: genderOf(group), group: ageOf(group), series: bar, estimate }];
          }),
        );
        return {
          ...factsAndTable(targetGroups),
          chart: {
            label: 'Small bars of the length of visits by age and gender',
            height,
            build: drawBandGrid({
              rows: rows.filter(({ facet, group }) => facet !== everyone && group !== allAges),
              groups: ageNames,
              facets: genderNames,
              bars: Object.values(dwellBandStarts),
              label: 'minutes, from',
              colors: ['var(--series-3)', 'var(--series-2)'],
            }),
          },
        };
      }}
    />
  );
}

function questionOf({ site, week: window, unit }: Report) {
  return { document: SiteDwellByGroupDocument, variables: { site: site.id, window, unit } };
}

function factsAndTable(targetGroups: readonly Group[]) {
  const facts = targetGroups.find(({ dwell }) => dwell !== null)?.dwell;
  const table: DataTable = {
    columns: ['Target group', ...dwellBands.map((band) => dwellBandLabels[band]), 'Median, minutes'],
    rows: targetGroups.map(({ name, dwell }) => [
      name,
      ...dwellBands.map((band) => dwell?.nodes.find(({ dwellBand }) => dwellBand === band)?.estimate ?? null),
      dwell?.median ?? null,
    ]),
  };
  return { facts: facts ? { ...facts, measure: 'DWELL' as const } : undefined, table };
}

/** The one gender of a built-in group, else everyone. */
function genderOf({ genders }: Group): string {
  const [gender] = genders ?? [];
  return gender === undefined ? everyone : genderLabels[gender];
}

/** The one age of a built-in group, else all ages. */
function ageOf({ ageBands }: Group): string {
  const [band] = ageBands ?? [];
  return band === undefined ? allAges : ageBandLabels[band];
}
