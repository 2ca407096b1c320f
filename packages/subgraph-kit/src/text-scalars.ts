import { dayNumber } from '@passerby/domain/calendar';
import { badInput } from '@passerby/domain/error';
import { GraphQLScalarType } from 'graphql';
import { vouching } from './public-refusal.ts';

const dateTimePattern = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,3})?(Z|[+-]\d{2}:\d{2})$/;

/** A market-local calendar day. */
export const dateScalar = new GraphQLScalarType<string, string>({
  name: 'Date',
  description: 'A calendar day local to the market, YYYY-MM-DD.',
  serialize: readDate,
  parseValue: (value) => vouching(() => readDate(value)),
});

/** An instant with its offset. */
export const dateTimeScalar = new GraphQLScalarType<string, string>({
  name: 'DateTime',
  description: 'An instant with its offset from UTC, ISO 8601: 2026-10-25T01:00:00+01:00.',
  serialize: readDateTime,
  parseValue: (value) => vouching(() => readDateTime(value)),
});

/** An address of this service or elsewhere. */
export const urlScalar = new GraphQLScalarType<string, string>({
  name: 'URL',
  description: 'An address, absolute or a path below the gateway.',
  serialize: readUrl,
  parseValue: (value) => vouching(() => readUrl(value)),
});

function readDate(value: unknown): string {
  if (typeof value !== 'string') throw badInput('a Date is written YYYY-MM-DD');
  dayNumber(value);
  return value;
}

function readDateTime(value: unknown): string {
  const isDateTime = typeof value === 'string' && dateTimePattern.test(value) && !Number.isNaN(Date.parse(value));
  if (!isDateTime) throw badInput('a DateTime is written as ISO 8601 with an offset, for example 2026-10-25T01:00:00+01:00');
  return value;
}

function readUrl(value: unknown): string {
  const isUrl = typeof value === 'string' && (value.startsWith('/') || URL.canParse(value));
  if (!isUrl) throw badInput('a URL is an absolute address or a path');
  return value;
}
