import { z } from 'zod';
import { reference } from './reference.ts';

/** A list's `?organisation=`: id or name of the one whose entries are wanted. */
export const organisationQuery = z.object({ organisation: reference.optional() });
