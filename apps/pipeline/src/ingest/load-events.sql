-- Grain: one row a row of an event file (columns subscriber_id, cell_id, observed_at, plmn), with the first rule it breaks.
-- Order of the rules: measures.md 6, Order of cleaning. A wrong number of columns or an empty id is UNPARSABLE before
-- consent and age; LEFT_OUT (no consent, objected, before consent, under 16, or a SIM that is not in the register where the
-- market's policy admits no roamers) goes nowhere. A time that cannot be read is
-- judged by the start of the folder's day. Clocks are local to the market. `value` is
-- what the broken field states; the way into quarantine keeps it only where it identifies nobody.
INSERT INTO ingest_rows
SELECT
  {file:UInt32} AS file,
  line,
  rule,
  field,
  stated AS value,
  if(has_no_subscriber, NULL, subscriber) AS known_subscriber,
  subscriber,
  ms AS observed_ms,
  cell,
  if(rule = '', stated_plmn, '') AS plmn,
  is_registered,
  local_day AS day,
  {loaded_ms:Int64} AS loaded_ms
FROM (
  -- what quarantine says of the rule
  SELECT
    *,
    multiIf(
      is_whole = 0 OR rule IN ('', 'LEFT_OUT'), '',
      id = '', 'subscriber_id',
      rule = 'UNPARSABLE', multiIf(cell_id = '', 'cell_id', NOT is_instant, 'observed_at', 'plmn'),
      rule IN ('OUTSIDE_FILE_DATE', 'FUTURE'), 'observed_at',
      rule IN ('UNKNOWN_CELL', 'CELL_NOT_VALID'), 'cell_id',
      'subscriber_id'
    ) AS field,
    multiIf(field = 'cell_id', cell_id, field = 'observed_at', observed_at, field = 'plmn', stated_plmn, '') AS stated
  FROM (
    -- the first rule that fits
    SELECT
      *,
      multiIf(
        has_no_subscriber, 'UNPARSABLE',
        ms < admitted_from_ms
          OR ({admit_roamers:UInt8} = 0 AND is_registered = 0 AND stated_plmn != {operator_code:String})
          OR (birth_year > 0 AND period_year - birth_year - 1 < {minimum_age:Int16}), 'LEFT_OUT',
        cell_id = '' OR NOT is_instant OR NOT match(stated_plmn, '^\\d{3}-\\d{2,3}$'), 'UNPARSABLE',
        NOT is_in_calendar OR abs(local_day - toDate({folder_day:String})) > 1, 'OUTSIDE_FILE_DATE',
        ms > {now_ms:Int64}, 'FUTURE',
        has_cell = 0, 'UNKNOWN_CELL',
        cell = 0, 'CELL_NOT_VALID',
        is_registered = 0 AND stated_plmn = {operator_code:String}, 'UNKNOWN_SUBSCRIBER',
        ''
      ) AS rule
    FROM (
      -- the row's clocks, its subscriber and its cell
      SELECT
        observed.line AS line,
        observed.is_whole AS is_whole,
        observed.id AS id,
        observed.cell_id AS cell_id,
        observed.observed_at AS observed_at,
        observed.stated_plmn AS stated_plmn,
        observed.is_instant AS is_instant,
        observed.is_in_calendar AS is_in_calendar,
        observed.ms AS ms,
        observed.local_day AS local_day,
        toYear(toDate({first_period:String}) + toInt32(floor((observed.local_day - toDate({first_period:String})) / 28)) * 28) AS period_year,
        observed.is_whole = 0 OR observed.id = '' AS has_no_subscriber,
        who.subscriber AS subscriber,
        who.is_registered AS is_registered,
        who.admitted_from_ms AS admitted_from_ms,
        who.birth_year AS birth_year,
        place.has_cell AS has_cell,
        multiIf(
          place.valid_from_ms <= observed.ms AND observed.ms < place.valid_to_ms, place.cell,
          empty(place.others), 0,
          arrayFirst(other -> other.2 <= observed.ms AND observed.ms < other.3, place.others).1
        ) AS cell
      FROM (
        -- an instant beyond what a calendar holds (1970 to 2100) is outside every folder's date
        SELECT
          *,
          isNotNull(parsed_ms) AS is_instant,
          is_instant AND assumeNotNull(parsed_ms) BETWEEN 0 AND 4102444800000 AS is_in_calendar,
          if(is_in_calendar, assumeNotNull(parsed_ms), {folder_start_ms:Int64}) AS ms,
          toDate(toTimeZone(fromUnixTimestamp64Milli(ms, 'UTC'), {time_zone:String})) AS local_day
        FROM (
          SELECT
            line, is_whole, fields[1] AS id, fields[2] AS cell_id, fields[3] AS observed_at, fields[4] AS stated_plmn,
            sipHash64(fields[1]) AS id_hash, parse_instant(fields[3]) AS parsed_ms
          FROM source
        )
      ) AS observed
      LEFT ANY JOIN ingest_subscribers AS who ON observed.id_hash = who.id_hash
      LEFT ANY JOIN ingest_cells AS place ON observed.cell_id = place.cell_id
    )
  )
)
SETTINGS max_insert_threads = 2, parallel_view_processing = 1
