import type { DataTable } from '../../figures/data-table.ts';
import { describeWithheld } from './withheld.ts';

/** What the marks of withheld figures mean, and how many there are for which reason; nothing where there are none. */
export function WithheldNote({ table }: { readonly table: DataTable }) {
  const reasons = describeWithheld(table);
  if (reasons === undefined) return null;
  return <p className="withheld-note">⊘ No figure: {reasons}. The table says which.</p>;
}
