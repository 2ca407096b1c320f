import { z } from 'zod';

const lengthMax = 100;

/** An id or a name as a request gives it, to be looked up. */
export const reference = z
  .string()
  .min(1)
  .max(lengthMax)
  .regex(/^[^\p{Cc}\p{Cs}]*$/u, 'must hold no control characters');
