import { z } from 'zod';

/** A list's `?organisation=`: id or name of the one whose entries are wanted. */
export const organisationQuery = z.object({ organisation: z.string().optional() });
