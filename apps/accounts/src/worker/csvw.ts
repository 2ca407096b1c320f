import type { ExportFacts } from './export-facts.ts';
import type { ExportTable } from './export-table.ts';

/** The metadata of a CSV file as CSV on the Web has it (W3C Recommendation, 17 December 2015), to stand beside it. */
export function csvwOf(
  { columns }: ExportTable,
  { title, citation, fileName }: ExportFacts & { readonly fileName: string },
): string {
  const metadata = {
    '@context': ['http://www.w3.org/ns/csvw', { '@language': 'en' }],
    url: fileName,
    'dc:title': title,
    'dc:bibliographicCitation': citation,
    dialect: { header: true, encoding: 'utf-8', lineTerminators: ['\r\n'] },
    tableSchema: {
      columns: columns.map(({ name, title: heading, description, kind }) => ({
        name,
        titles: heading,
        'dc:description': description,
        datatype: kind === 'NUMBER' ? 'number' : 'string',
        null: '',
      })),
    },
  };
  return `${JSON.stringify(metadata, null, 2)}\n`;
}
