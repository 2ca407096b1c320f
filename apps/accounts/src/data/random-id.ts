import { randomBytes } from 'node:crypto';

/** No i, l, o and u: nothing to misread. */
const letters = '0123456789abcdefghjkmnpqrstvwxyz';
const length = 16;

/** A new identifier of 80 random bits, 16 letters and digits in lower case. */
export function randomId(): string {
  return Array.from(randomBytes(length), (byte) => letters[byte % letters.length]).join('');
}
