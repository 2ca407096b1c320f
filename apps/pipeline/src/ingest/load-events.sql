-- Grain: one row a row of an event file (columns subscriber_id, cell_id, observed_at, plmn), with the first rule it breaks.
-- Order of the rules: measures.md 6, Order of cleaning. A wrong number of columns or an empty id is UNPARSABLE before
-- consent and age; LEFT_OUT (no consent, objected, before consent, under 16) goes nowhere. A time that cannot be read is
-- judged by the start of the folder's day. Clocks are local to the market. `value` keeps only what identifies nobody.
INSERT INTO ingest_rows
WITH
  toDate({folder_day:String}) AS folder_day,
  toDate({first_period:String}) AS first_period,
  -- instants a calendar can hold; anything else is outside every folder's date
  observed.parsed_ms BETWEEN 0 AND 4102444800000 AS is_in_calendar,
  if(is_in_calendar, assumeNotNull(observed.parsed_ms), {folder_start_ms:Int64}) AS ms,
  toDate(toTimeZone(fromUnixTimestamp64Milli(ms, 'UTC'), {time_zone:String})) AS local_day,
  toYear(first_period + toInt32(floor((local_day - first_period) / 28)) * 28) - who.birth_year - 1 AS age,
  arrayFirstIndex((valid_from, valid_to) -> valid_from <= ms AND ms < valid_to, place.valid_from_ms, place.valid_to_ms) AS validity,
  observed.is_whole = 0 OR observed.id = '' AS has_no_subscriber,
  multiIf(
    has_no_subscriber, 'UNPARSABLE',
    ms < who.admitted_from_ms OR (who.birth_year > 0 AND age < {minimum_age:Int16}), 'LEFT_OUT',
    observed.cell_id = '' OR isNull(observed.parsed_ms) OR NOT match(observed.plmn, '^\\d{3}-\\d{2,3}$'), 'UNPARSABLE',
    NOT is_in_calendar OR abs(local_day - folder_day) > 1, 'OUTSIDE_FILE_DATE',
    ms > {now_ms:Int64}, 'FUTURE',
    empty(place.cells), 'UNKNOWN_CELL',
    validity = 0, 'CELL_NOT_VALID',
    who.is_registered = 0 AND observed.plmn = {operator_code:String}, 'UNKNOWN_SUBSCRIBER',
    ''
  ) AS rule,
  multiIf(
    observed.is_whole = 0, '',
    observed.id = '', 'subscriber_id',
    rule = 'UNPARSABLE', multiIf(observed.cell_id = '', 'cell_id', isNull(observed.parsed_ms), 'observed_at', 'plmn'),
    rule IN ('OUTSIDE_FILE_DATE', 'FUTURE'), 'observed_at',
    rule IN ('UNKNOWN_CELL', 'CELL_NOT_VALID'), 'cell_id',
    rule = 'UNKNOWN_SUBSCRIBER', 'subscriber_id',
    ''
  ) AS field,
  multiIf(field = 'cell_id', observed.cell_id, field = 'observed_at', observed.observed_at, field = 'plmn', observed.plmn, '') AS stated
SELECT
  {file:UInt32} AS file,
  observed.line AS line,
  rule,
  field,
  if(is_harmless(stated) AND stated NOT IN (SELECT id FROM ingest_subscribers), stated, '') AS value,
  if(has_no_subscriber, NULL, who.subscriber) AS known_subscriber,
  who.subscriber AS subscriber,
  ms AS observed_ms,
  place.cells[validity] AS cell,
  if(rule = '', observed.plmn, '') AS plmn,
  who.is_registered AS is_registered,
  local_day AS day,
  {loaded_ms:Int64} AS loaded_ms
FROM (
  SELECT
    line, is_whole, fields[1] AS id, fields[2] AS cell_id, fields[3] AS observed_at, fields[4] AS plmn,
    parse_instant(observed_at) AS parsed_ms
  FROM source
) AS observed
LEFT ANY JOIN ingest_subscribers AS who ON observed.id = who.id
LEFT ANY JOIN ingest_cells AS place ON observed.cell_id = place.cell_id
