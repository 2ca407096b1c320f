import type { DataTable } from '../../figures/data-table.ts';
import { isEstimate } from '../../figures/data-table.ts';
import { formatCount } from '../../format/formats.ts';
import { withheldLabels } from '../../format/labels.ts';

/** How many figures of a table are withheld, by reason: `3 group too small, 1 too imprecise`; undefined for none. */
export function describeWithheld({ rows }: DataTable): string | undefined {
  const statuses = rows.flat().flatMap((cell) => (isEstimate(cell) ? [cell.status] : []));
  const reasons = (Object.keys(withheldLabels) as readonly (keyof typeof withheldLabels)[]).flatMap((status) => {
    const count = statuses.filter((each) => each === status).length;
    return count === 0 ? [] : [`${formatCount(count)} ${withheldLabels[status]}`];
  });
  return reasons.length === 0 ? undefined : reasons.join(', ');
}
