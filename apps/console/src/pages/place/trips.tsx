import { TripsArrivingDocument, TripsLeavingDocument } from '@passerby/client/operations';
import type { Daypart, TripsArrivingQuery, TripsLeavingQuery } from '@passerby/client/operations';
import { drawHeatGrid, heightOfHeatGrid } from '../../charts/heat-grid.ts';
import { SelectField } from '../../controls/select-field.tsx';
import type { Estimate } from '../../figures/estimate.ts';
import type { AnswerFacts } from '../../figures/method-note.tsx';
import { useMarket } from '../../market/market-context.ts';
import { findAreaAt } from '../../map/point-in-area.ts';
import { useAddress } from '../../shell/address.ts';
import { AskedFigure } from './asked-figure.tsx';
import type { FigureContent } from './asked-figure.tsx';
import type { Report } from './report.ts';
import { useDistrictOutlines } from './use-district-outlines.ts';

const dayparts: Readonly<Record<Daypart, string>> = { NIGHT: '0-6 h', MORNING: '6-10 h', DAY: '10-16 h', EVENING: '16-24 h' };
const daypartOrder = ['NIGHT', 'MORNING', 'DAY', 'EVENING'] as const satisfies readonly Daypart[];
const columns = daypartOrder.map((part) => dayparts[part]);

/** Trips of the week into and out of the district that holds the place; another one can be chosen. */
export function Trips({ report: { site, week: window, unit } }: { readonly report: Report }) {
  const { districts } = useMarket();
  const { get, change } = useAddress();
  const own = findAreaAt(useDistrictOutlines(), site);
  const district = districts.find(({ id }) => id === (get('district') ?? own));
  const options = [
    ...(district === undefined ? [{ value: '', label: 'choose one' }] : []),
    ...districts.map(({ id, name }) => ({ value: id, label: id === own ? `${name} (holds ${site.name})` : name })),
  ];
  const variables = district && { districts: districts.map(({ id }) => id), district: district.id, window, unit };
  const place = district?.name ?? 'a district';
  const shared = {
    absence: 'No outline says which district holds the place: choose one above.',
    height: heightOfHeatGrid(districts.length),
  };
  return (
    <>
      <div className="wide section-head">
        <h3>Flows</h3>
        <p>
          Trips are counted between districts, not at single places: each person once a day for the same way in the same part of
          the day, by the hour of departure. Both ends may be in the same district.
        </p>
        <SelectField label="District" value={district?.id ?? ''} options={options} onChange={(id) => change({ district: id })} />
      </div>
      <AskedFigure
        {...shared}
        title={`Trips into ${place}`}
        about={`Trips of the week that end in ${place}, by where and when they start.`}
        question={variables && { document: TripsArrivingDocument, variables }}
        show={({ flows }) => flows && contentOf(flows, 'From', flows.nodes.map(tripFrom))}
      />
      <AskedFigure
        {...shared}
        title={`Trips out of ${place}`}
        about={`Trips of the week that start in ${place}, by where they end and when they start.`}
        question={variables && { document: TripsLeavingDocument, variables }}
        show={({ flows }) => flows && contentOf(flows, 'To', flows.nodes.map(tripTo))}
      />
    </>
  );
}

interface TripRow {
  readonly end: { readonly id: string; readonly name: string } | null;
  readonly daypart: Daypart | null;
  readonly estimate: Estimate;
}

function tripFrom({ origin: end, daypart, estimate }: NonNullable<TripsArrivingQuery['flows']>['nodes'][number]): TripRow {
  return { end, daypart, estimate };
}

function tripTo({ destination: end, daypart, estimate }: NonNullable<TripsLeavingQuery['flows']>['nodes'][number]): TripRow {
  return { end, daypart, estimate };
}

function contentOf(facts: Omit<AnswerFacts, 'measure'>, direction: string, trips: readonly TripRow[]): FigureContent {
  const cells = trips.flatMap(({ end, daypart, estimate }) =>
    end === null || daypart === null ? [] : [{ row: end.name, column: dayparts[daypart], estimate }],
  );
  const rows = [...new Set(cells.map(({ row }) => row))];
  const height = heightOfHeatGrid(rows.length);
  return {
    facts: { ...facts, measure: 'FLOWS' },
    table: {
      columns: [direction, ...columns],
      rows: rows.map((row) => [
        row,
        ...columns.map((column) => cells.find((cell) => cell.row === row && cell.column === column)?.estimate ?? null),
      ]),
    },
    chart: { label: 'Grid of trips by district and part of the day', height, build: drawHeatGrid({ cells, rows, columns }) },
  };
}
