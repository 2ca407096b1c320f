import type { HostileRequest } from './hostile-request.ts';
import type { WireAnswer } from './send.ts';

/** What no answer may hold, unless the request said it first. */
const forbidden: Readonly<Record<string, RegExp>> = {
  'a path':
    /(?:\/(?:work|home|tmp|usr|root|etc|var|proc|apps|packages|node_modules)\/|\b[\w-]{1,60}\.(?:ts|js|mjs|cjs|duckdb|parquet)\b)/,
  'a stack': /\bat [\w.<>]+ \(|:\d+:\d+\)|originalError|stacktrace/,
  SQL: /\b(?:select|insert|update|delete)\b[\s\S]{0,200}\b(?:from|into|where|values)\b/i,
  'an engine': /duckdb|pglite|kysely|undici|fastify|FST_ERR|ECONN|127\.0\.0\.1/i,
  'a secret': /pby_[a-z]+_\w+_|eyJ[\w-]{20,}|service-key/,
};
/** Figures that say where, how much and which character of the request itself, and limits of the gateway. */
const ownFigures =
  /"(?:line|column|limit|cost|retryAfterSeconds)":\d+|(?:position|line|column|limit is|licence is|limit of|has|more than|may cost|costs) \d+|non 32-bit|utf-8|U\+[0-9A-F]{4,6}/g;

/** What an answer tells that it must not: the corpus asks for no measured figure, so any number that it did not say is one. */
export function findLeaks(request: HostileRequest, { text, requestId }: WireAnswer, publicText: string): readonly string[] {
  const said = `${decode(request.path)} ${JSON.stringify(request.headers)} ${request.body.join('')}`;
  const leaks = Object.entries(forbidden).flatMap(([name, pattern]) => {
    const found = pattern.exec(text)?.[0];
    return found === undefined || said.includes(found) ? [] : [`${name}: ${found}`];
  });
  const rest = text.replaceAll(requestId === '' ? /$^/g : requestId, '').replaceAll(ownFigures, '');
  const figures = new Set(rest.match(/\d+(?:\.\d+)?/g));
  const known = new Set(`${said} ${publicText}`.match(/\d+(?:\.\d+)?/g));
  for (const figure of figures) if (!known.has(figure)) leaks.push(`a figure: ${figure}`);
  return leaks;
}

function decode(path: string): string {
  try {
    return decodeURIComponent(path.replaceAll('+', ' '));
  } catch {
    return path;
  }
}
