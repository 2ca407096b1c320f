import { verify } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { isoWeekday } from '@passerby/domain/calendar';
import { badInput } from '@passerby/domain/error';
import { SITE_KINDS } from '@passerby/domain/place';
import { z } from 'zod';

const monday = z.iso.date().refine((day) => isoWeekday(day) === 1, 'must be a Monday');
const signedSchema = z.strictObject({ list: z.string(), signature: z.base64() });
const listSchema = z.strictObject({
  market: z.string(),
  monday,
  sites: z.array(
    z.strictObject({
      siteId: z.string().regex(/^sz-[0-9a-z]{16}$/, 'must be the id of a study zone'),
      name: z.string().min(1).max(100),
      kind: z.enum(SITE_KINDS),
      longitude: z.number().min(-180).max(180),
      latitude: z.number().min(-90).max(90),
      radiusM: z.number().positive().max(1e6),
      owner: z.string().min(1).max(100),
      measuredFrom: monday,
    }),
  ),
});

/** The study zones of a market as accounts signs them for a Monday: `sites/<market>/<monday>.json`. */
export type SiteList = z.infer<typeof listSchema>;

/**
 * Reads a signed list (interfaces.md, Order and time). Throws BAD_USER_INPUT, naming the file, on a signature that is not of
 * the key, a list of another market, and anything else that is not as it must be.
 */
export function readSiteList(path: string, { key, market }: { readonly key: KeyObject; readonly market: string }): SiteList {
  const { list, signature } = parse(path, signedSchema, readFileSync(path, 'utf8'));
  if (!verify(null, Buffer.from(list), key, Buffer.from(signature, 'base64'))) {
    throw badInput(`${path} is not signed by the accounts service that this enclave knows`);
  }
  const content = parse(path, listSchema, list);
  if (content.market !== market) throw badInput(`${path} is a list of the market "${content.market}", not of "${market}"`);
  return content;
}

function parse<Schema extends z.ZodType>(path: string, schema: Schema, text: string): z.output<Schema> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw badInput(`${path} is not JSON`);
  }
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map((issue) => `${issue.path.join('.') || 'list'}: ${issue.message}`);
  throw badInput(`${path} is not a list of study zones: ${problems.join('; ')}`);
}
