-- Readings of one text, used by every statement of ingestion. SQL functions of the engine, made anew at each ingest.

-- Epoch milliseconds of an instant, null where it is none: ISO 8601 with a mandatory offset, or epoch milliseconds; what is
-- finer than a millisecond is floored (measures.md 1 and 6).
CREATE OR REPLACE FUNCTION parse_instant AS text -> multiIf(
  match(text, '^\\d{4}-\\d{2}-\\d{2}T([01]\\d|2[0-3]):[0-5]\\d(:[0-5]\\d([.,]\\d+)?)?(Z|[+-]([01]\\d|2[0-3])(:?[0-5]\\d)?)$'),
    toUnixTimestamp64Milli(parseDateTime64BestEffortOrNull(translate(text, ',', '.'), 3, 'UTC')),
  match(text, '^\\d{1,15}(\\.\\d+)?$'), toInt64OrNull(substringIndex(text, '.', 1)),
  NULL
);

-- Fields of one line of CSV (RFC 4180); none where a quote stands outside a quoted field or is not closed in the line.
-- The second case, quotes around plain fields, is the common one and quick; the third has commas or quotes inside fields.
CREATE OR REPLACE FUNCTION csv_fields AS text -> multiIf(
  position(text, '"') = 0, splitByChar(',', text),
  match(text, '^("[^",]*"|[^",]*)(,("[^",]*"|[^",]*))*$'), splitByChar(',', replaceAll(text, '"', '')),
  match(text, '^("([^"]|"")*"|[^",]*)(,("([^"]|"")*"|[^",]*))*$'), arrayMap(
    field -> if(startsWith(field, '"'), replaceAll(substring(field, 2, length(field) - 2), '""', '"'), field),
    extractAll(concat(',', text), ',("(?:[^"]|"")*"|[^",]*)')
  ),
  emptyArrayString()
);

-- Whether a value may stand in quarantine: short, and with no run of digits as long as a phone or SIM number (privacy.md 8).
CREATE OR REPLACE FUNCTION is_harmless AS text -> length(text) <= 64 AND NOT match(text, '\\d{9}');

-- Epoch milliseconds of an instant, or of a date, which means its local midnight; null where it is neither.
CREATE OR REPLACE FUNCTION parse_instant_or_date AS (text, time_zone) -> if(
  match(text, '^\\d{4}-\\d{2}-\\d{2}$'),
  toInt64(toUnixTimestamp(toDateTime(toDate32OrNull(text), time_zone))) * 1000,
  parse_instant(text)
);
