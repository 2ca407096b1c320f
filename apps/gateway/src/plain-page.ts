const style =
  'body{font:16px/1.5 system-ui,sans-serif;max-width:40rem;margin:4rem auto;padding:0 1rem;color:#1b1b1b;background:#fff}';

export interface PlainPage {
  readonly title: string;
  /** Paragraphs of plain text. */
  readonly paragraphs: readonly string[];
  readonly links: readonly { readonly href: string; readonly words: string }[];
}

/** An HTML page that needs no script, font or picture; all text in it is escaped. */
export function printPlainPage({ title, paragraphs, links }: PlainPage): string {
  const head = `<meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>${escape(title)}</title>`;
  const said = paragraphs.map((words) => `<p>${escape(words)}</p>`).join('');
  const led = links.map(({ href, words }) => `<li><a href="${escape(href)}">${escape(words)}</a></li>`).join('');
  const list = led === '' ? '' : `<ul>${led}</ul>`;
  return `<!doctype html><html lang="en"><head>${head}<style>${style}</style></head><body><main><h1>${escape(title)}</h1>${said}${list}</main></body></html>`;
}

function escape(words: string): string {
  return words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
