import { badInput } from '@passerby/domain/error';

const lengthMax = 80;
const forbidden = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u;

/** A name as people give it, without the blanks around it. Throws BAD_USER_INPUT naming `what` it is the name of. */
export function parseName(text: string, what: string): string {
  const name = text.trim();
  const isName = name.length > 0 && name.length <= lengthMax && !forbidden.test(name);
  if (!isName) throw badInput(`The name of ${what} must have 1 to ${lengthMax} characters and no control characters`);
  return name;
}
