import type { ChartSeries } from '../../charts/legend-marks.ts';
import type { Report } from './report.ts';

/** The report's place, and the one it is compared with, as series of a chart. */
export function siteSeries({ site, other }: Report): readonly ChartSeries[] {
  const own = { name: site.name, color: 'var(--series-1)' };
  return other === undefined ? [own] : [own, { name: other.name, color: 'var(--series-2)' }];
}

/** Name of one of the report's sites; undefined for any other, which an answer of the question before may hold. */
export function nameOfSite({ site, other }: Report, id: string | undefined): string | undefined {
  return [site, other].find((each) => each?.id === id)?.name;
}
