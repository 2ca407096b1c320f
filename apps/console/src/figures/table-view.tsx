import { memo } from 'react';
import { TableScroll } from '../controls/table-scroll.tsx';
import type { DataTable, TableCell } from './data-table.ts';
import { isEstimate } from './data-table.ts';
import { EstimateText } from './estimate-text.tsx';
import { formatDecimal } from '../format/formats.ts';

export interface TableViewProps {
  readonly caption: string;
  readonly table: DataTable;
}

/** A figure's rows as a table; the first column heads its row. Drawn again only for another table: it can be long. */
export const TableView = memo(function TableView({ caption, table: { columns, rows } }: TableViewProps) {
  return (
    <TableScroll label={caption}>
      <table>
        <caption className="quiet">{caption}</caption>
        <thead>
          <tr>
            {columns.map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            // oxlint-disable-next-line react/no-array-index-key -- rows have no name of their own and are never moved
            <tr key={index}>
              {row.map((cell, at) =>
                at === 0 ? (
                  <th key={columns[at]} scope="row">
                    <CellText cell={cell} />
                  </th>
                ) : (
                  <td key={columns[at]}>
                    <CellText cell={cell} />
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </TableScroll>
  );
});

function CellText({ cell }: { readonly cell: TableCell }) {
  if (isEstimate(cell)) return <EstimateText estimate={cell} isDecimal />;
  return typeof cell === 'number' ? formatDecimal(cell) : cell;
}
