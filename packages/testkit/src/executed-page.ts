import type { TestSubgraph } from './subgraph.ts';

const lineMax = 120;
const queryBlock = /```graphql\n([\s\S]*?)```\n(?:\n```json\n[\s\S]*?```\n)?/g;

/** A page of documentation with every query asked anew: its answer, or its refusal, stands in a JSON block behind it. */
export async function executePage(page: string, subgraph: Pick<TestSubgraph, 'ask'>, market: string): Promise<string> {
  const parts: string[] = [];
  let from = 0;
  for (const match of page.matchAll(queryBlock)) {
    const [block, query = ''] = match;
    const reply = await subgraph.ask<Readonly<Record<string, unknown>>>({ query, licence: { markets: [market] } });
    const refusals = reply.errors?.map(({ message, extensions }) => ({ message, extensions }));
    const answer = formatJson(refusals === undefined ? reply.data : { errors: refusals }, '');
    parts.push(page.slice(from, match.index), `\`\`\`graphql\n${query}\`\`\`\n\n\`\`\`json\n${answer}\n\`\`\`\n`);
    from = match.index + block.length;
  }
  return [...parts, page.slice(from)].join('');
}

/** How many queries a page has. */
export function countQueries(page: string): number {
  return [...page.matchAll(queryBlock)].length;
}

/** JSON with as much on a line as fits. */
function formatJson(value: unknown, indent: string): string {
  const line = JSON.stringify(value).replaceAll('":', '": ').replaceAll(',"', ', "').replaceAll('},{', '}, {');
  if (indent.length + line.length <= lineMax || typeof value !== 'object' || value === null) return line;
  const inner = `${indent}  `;
  if (Array.isArray(value)) {
    return `[\n${value.map((item) => `${inner}${formatJson(item, inner)}`).join(',\n')}\n${indent}]`;
  }
  const entries = Object.entries(value).map(([name, item]) => `${inner}"${name}": ${formatJson(item, inner)}`);
  return `{\n${entries.join(',\n')}\n${indent}}`;
}
