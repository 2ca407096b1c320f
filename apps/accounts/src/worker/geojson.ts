import type { EditionFacts } from '@passerby/anonymisation/plan';
import type { InsightQuestion } from '@passerby/anonymisation/question';
import { findOutline } from '@passerby/subgraph-kit/area-outline';
import type { WholeAnswer } from './ask-whole.ts';
import type { ExportTable } from './export-table.ts';

type Geometry =
  | { readonly type: 'Point'; readonly coordinates: readonly number[] }
  | { readonly type: 'LineString'; readonly coordinates: readonly (readonly number[])[] }
  | { readonly type: 'MultiPolygon'; readonly coordinates: unknown };

/**
 * A FeatureCollection (RFC 7946) with one feature a row: the area's outline where the market gives one, else its centre; a
 * site's centre; for flows a line from centre to centre. Properties are the columns of the table. No geometry without a place.
 */
export function* geoJsonLines({ columns, rows }: ExportTable, answer: WholeAnswer, question: InsightQuestion): Generator<string> {
  const locate = createLocator(answer.facts, question);
  yield '{"type":"FeatureCollection","features":[\n';
  for (const [index, row] of rows.entries()) {
    const properties = Object.fromEntries(columns.map(({ name }, column) => [name, row[column] ?? null]));
    const feature = { type: 'Feature', geometry: locate(answer.rows[index]?.key ?? {}), properties };
    yield `${JSON.stringify(feature)}${index === rows.length - 1 ? '' : ','}\n`;
  }
  yield ']}\n';
}

function createLocator(
  edition: EditionFacts,
  { places }: InsightQuestion,
): (key: WholeAnswer['rows'][number]['key']) => Geometry | null {
  const centres = new Map([
    ...edition.areas.map(({ areaId, longitude, latitude }) => [areaId, [longitude, latitude]] as const),
    ...edition.sites.map(({ siteId, longitude, latitude }) => [siteId, [longitude, latitude]] as const),
  ]);
  const only = 'siteIds' in places ? places.siteIds : places.areaIds;
  return ({ AREA, SITE, ORIGIN, DESTINATION, HOME_DISTRICT }) => {
    if (ORIGIN !== undefined && DESTINATION !== undefined) {
      const ends = [centres.get(ORIGIN), centres.get(DESTINATION)].filter((end) => end !== undefined);
      return ends.length === 2 ? { type: 'LineString', coordinates: ends } : null;
    }
    const place = HOME_DISTRICT ?? AREA ?? SITE ?? ORIGIN ?? DESTINATION ?? (only.length === 1 ? only[0] : undefined);
    const outline = place === undefined ? null : findOutline(edition, place);
    if (outline !== null) return { type: 'MultiPolygon', coordinates: outline };
    const centre = place === undefined ? undefined : centres.get(place);
    return centre === undefined ? null : { type: 'Point', coordinates: centre };
  };
}
