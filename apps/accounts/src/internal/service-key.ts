import { createHash, timingSafeEqual } from 'node:crypto';
import { PasserbyError } from '@passerby/domain/error';

/**
 * A check of the header `x-passerby-service-key`, in constant time whatever its length. It throws UNAUTHENTICATED on a wrong
 * or missing one.
 */
export function createServiceKeyCheck(serviceKey: string): (given: string | string[] | undefined) => void {
  const expected = hash(serviceKey);
  return (given) => {
    const isSame = timingSafeEqual(hash(typeof given === 'string' ? given : ''), expected);
    if (!isSame)
      throw new PasserbyError(
        'UNAUTHENTICATED',
        'This is the internal API of accounts: x-passerby-service-key is wrong or missing',
      );
  };
}

function hash(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
