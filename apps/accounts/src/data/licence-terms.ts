import { dayNumber, GRAINS } from '@passerby/domain/calendar';
import { badInput } from '@passerby/domain/error';
import { MEASURES } from '@passerby/domain/family';
import type { Licence } from '@passerby/domain/licence';
import { AREA_LEVELS } from '@passerby/domain/place';
import { z } from 'zod';

const allAreas = '*';
const lagMaxDays = 3660;
const listMax = 10_000;
const marketPattern = /^[a-z0-9][a-z0-9-]{0,62}$/;

const day = z.string().refine(isDay, 'must be a calendar day, YYYY-MM-DD');

const termsSchema: z.ZodType<Licence> = z
  .strictObject({
    markets: listOf(z.string().regex(marketPattern, 'must be a market id (lower case, digits, hyphens)')),
    areas: listOf(z.string().min(1)),
    finestLevel: z.enum(AREA_LEVELS),
    grains: listOf(z.enum(GRAINS)),
    measures: listOf(z.enum(MEASURES)),
    demo: z.boolean(),
    historyFrom: day.nullable(),
    lagDays: z.int().min(0).max(lagMaxDays),
    gradeD: z.boolean(),
  })
  .superRefine(({ areas, markets }, context) => {
    for (const [index, area] of areas.entries()) {
      const problem = findAreaProblem(area, { areas, markets });
      if (problem !== undefined) context.addIssue({ code: 'custom', path: ['areas', index], message: problem });
    }
  });

/**
 * What a licence may say (interfaces.md, Gateway): every field of {@link Licence} and no other, no empty list, no repetition,
 * areas qualified by one of its markets or `*` alone. Throws BAD_USER_INPUT naming every problem at once.
 */
export function parseLicenceTerms(value: unknown): Licence {
  const parsed = termsSchema.safeParse(value);
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map(({ path, message }) => `${['licence', ...path].join('.')}: ${message}`);
  throw badInput(`The licence cannot be granted: ${problems.join('; ')}`, { problems });
}

function findAreaProblem(area: string, { areas, markets }: Pick<Licence, 'areas' | 'markets'>): string | undefined {
  if (area === allAreas) return areas.length === 1 ? undefined : `"${allAreas}" means all areas and stands alone`;
  const colon = area.indexOf(':');
  if (colon < 1 || colon === area.length - 1)
    return `"${area}" is not an area id with its market, for example london:westminster`;
  return markets.includes(area.slice(0, colon)) ? undefined : `"${area}" lies in none of the licence's markets`;
}

function listOf<Item extends z.ZodType<string>>(item: Item) {
  return z
    .array(item)
    .min(1, 'must not be empty')
    .max(listMax)
    .refine((items) => new Set(items).size === items.length, 'must not name anything twice');
}

function isDay(text: string): boolean {
  try {
    dayNumber(text);
    return true;
  } catch {
    return false;
  }
}
