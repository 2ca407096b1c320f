import type { Dimension, InsightQuestion } from '@passerby/anonymisation/question';
import { dayNumber, GRAINS } from '@passerby/domain/calendar';
import { AGE_BANDS, GENDERS } from '@passerby/domain/demo';
import { badInput, PasserbyError } from '@passerby/domain/error';
import { MEASURES } from '@passerby/domain/family';
import type { Licence } from '@passerby/domain/licence';
import { AREA_LEVELS, parseQualifiedId } from '@passerby/domain/place';
import { z } from 'zod';

/** Breakdowns that an export may have. */
export const DIMENSIONS = [
  'AREA',
  'SITE',
  'TIME',
  'DAY_TYPE',
  'WEEKDAY',
  'HOUR_OF_DAY',
  'AGE_BAND',
  'GENDER',
  'DWELL_BAND',
  'DAYPART',
  'KIND',
  'ORIGIN',
  'DESTINATION',
  'HOME_DISTRICT',
  'DAYS_BAND',
  'COUNTRY',
] as const satisfies readonly Dimension[];

const placesMax = 10_000;
const windowMaxDays = 800;

const day = z.iso.date();
const ids = z.array(z.string().min(1).max(200)).min(1, 'must not be empty').max(placesMax);
const ageBands = z.array(z.enum([...AGE_BANDS, 'unknown'])).min(1);
const genders = z.array(z.enum([...GENDERS, 'unknown'])).min(1);

/** A question as a client gives it: ids qualified by the market, `london:soho`. */
const askedSchema = z
  .strictObject({
    market: z.string().min(1).max(100),
    measure: z.enum(MEASURES),
    areas: ids.optional(),
    level: z.enum(AREA_LEVELS).optional(),
    sites: ids.optional(),
    destinations: ids.optional(),
    window: z.strictObject({ from: day, to: day }),
    grain: z.enum(GRAINS),
    groupBy: z.array(z.enum(DIMENSIONS)).refine((list) => new Set(list).size === list.length, 'must not name anything twice'),
    targetGroup: z.strictObject({ ageBands: ageBands.optional(), genders: genders.optional() }).optional(),
    unit: z.enum(['DEVICES', 'PEOPLE']),
  })
  .superRefine(({ areas, sites, window }, context) => {
    if ((areas === undefined) === (sites === undefined)) context.addIssue({ code: 'custom', message: 'names areas or sites' });
    const days = dayNumber(window.to) - dayNumber(window.from);
    if (days < 1 || days > windowMaxDays) {
      context.addIssue({ code: 'custom', path: ['window'], message: `must have 1 to ${windowMaxDays} days` });
    }
  });

/**
 * A question for an export or a request as the gate asks it. The gate judges it in full when it is run; here every part must
 * be of its kind and all places of one market. Throws BAD_USER_INPUT naming every problem at once.
 */
export function parseInsightQuestion(value: unknown): InsightQuestion {
  const parsed = askedSchema.safeParse(value);
  if (!parsed.success) {
    const problems = parsed.error.issues.map(({ path, message }) => `${['question', ...path].join('.')}: ${message}`);
    throw badInput(`The question cannot be asked: ${problems.join('; ')}`, { problems });
  }
  const { market, measure, areas, level, sites, destinations, window, grain, groupBy, targetGroup, unit } = parsed.data;
  const localIds = (list: readonly string[]): readonly string[] => list.map((id) => localIdOf(id, market));
  return {
    market,
    measure,
    places:
      sites === undefined
        ? { areaIds: localIds(areas ?? []), ...(level === undefined ? {} : { level }) }
        : { siteIds: localIds(sites) },
    window,
    grain,
    groupBy,
    ...(targetGroup === undefined ? {} : { targetGroup: withoutAbsent(targetGroup) }),
    unit,
    ...(destinations === undefined ? {} : { destinationIds: localIds(destinations) }),
  };
}

/** Refuses at once what the licence rules out whatever is released. Throws FORBIDDEN. */
export function assertLicensed({ market, measure, grain }: InsightQuestion, licence: Licence): void {
  if (!licence.markets.includes(market)) throw forbidden(`the market "${market}"`);
  if (!licence.measures.includes(measure)) throw forbidden(`the measure ${measure.toUpperCase()}`);
  if (!licence.grains.includes(grain)) throw forbidden(`the grain ${grain}`);
}

function forbidden(what: string): PasserbyError {
  return new PasserbyError('FORBIDDEN', `The licence does not cover ${what}`);
}

function localIdOf(text: string, market: string): string {
  const { market: of, id } = parseQualifiedId(text);
  if (of !== market) throw badInput(`"${text}" is not of the market "${market}"`);
  return id;
}

function withoutAbsent({ ageBands: ages, genders: sexes }: z.infer<typeof askedSchema>['targetGroup'] & object) {
  return { ...(ages === undefined ? {} : { ageBands: ages }), ...(sexes === undefined ? {} : { genders: sexes }) };
}
