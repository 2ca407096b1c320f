import { createHash } from 'node:crypto';

/**
 * The one text of a JSON value that hashes are taken over: object keys sorted by UTF-16 code units, no whitespace, members
 * that are `undefined` left out, numbers and strings as `JSON.stringify` writes them, UTF-8. Throws on a number that JSON
 * cannot hold, because it would be hashed as null.
 */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value === 'object' && value !== null) {
    const members = Object.entries(value)
      .filter(([, member]) => member !== undefined)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, member]) => `${JSON.stringify(key)}:${canonicalJson(member)}`);
    return `{${members.join(',')}}`;
  }
  if (typeof value === 'number' && !Number.isFinite(value)) throw new RangeError(`${value} has no JSON text`);
  return JSON.stringify(value) ?? 'null';
}

/** SHA-256 of bytes or of a UTF-8 text, 64 lower-case hex digits. */
export function sha256(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}
