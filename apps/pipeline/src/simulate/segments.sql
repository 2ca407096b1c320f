-- One row a stretch of a person's day in one zone, in order: a place of the plan or a third of a journey (kind 4). In:
-- day_plan and the dictionaries. `start_ms`, `end_ms` are epoch milliseconds: on a day of 23 or 25 hours everything after the
-- change moves by {gap_s}. `cell`, `other_cell`: the two cells that the phone uses there. `events`: how many it makes: gaps of
-- at most 2 h (measures.md 2) at rest by day and about two hours asleep, minutes when out, so that a stop of half an hour gives
-- several. Time at home is cut at 07:00 and 23:00, where the rhythm changes. A shared cell is the last of its zone.
CREATE OR REPLACE TABLE segments ENGINE = Memory AS
WITH
  s -> {day_start_ms:Int64} + 1000 * toInt64(
    if({gap_s:Int32} >= 0, s + if(s >= 7200, {gap_s:Int32}, 0), least(s, 3600) + greatest(0, s - 7200))) AS instant_ms,
  (origin, destination) -> toUInt64(1000 * toUInt32(origin) + toUInt32(destination)) AS pair_of,
  followed AS (
    SELECT person, leaf, admitted_ms, pace, out_gap_s, h, place, next
    FROM day_plan
    ARRAY JOIN places AS place, arrayPushBack(arrayPopFront(places), (0, 0, 0, 0, 0)) AS next
    WHERE day = {day:Int32}
  ),
  parted AS (
    SELECT person, leaf, admitted_ms, pace, out_gap_s, h,
      arrayConcat(
        if(place.3 = 0,
          arrayMap(
            edges -> (place.1, place.2, place.3, greatest(place.4, edges.1), least(place.5, edges.2)),
            [(0, 25200), (25200, 82800), (82800, 86400)]::Array(Tuple(Int32, Int32))),
          [place]),
        if(next.1 = 0, [], arrayMap(
          (zone, third) -> (zone, toUInt16(0), toUInt8(4),
            toInt32(place.5 + intDiv((next.4 - place.5) * (third - 1), 3)), toInt32(place.5 + intDiv((next.4 - place.5) * third, 3))),
          [dictGet('pair_facts', 'zone1', pair_of(place.1, next.1)), dictGet('pair_facts', 'zone2', pair_of(place.1, next.1)),
            dictGet('pair_facts', 'zone3', pair_of(place.1, next.1))],
          [1, 2, 3]))) AS stretches
    FROM followed
  ),
  listed AS (
    SELECT person, leaf, admitted_ms, pace, out_gap_s,
      stretch.1 AS zone,
      stretch.2 AS site,
      stretch.3 AS kind,
      stretch.4 AS start_s,
      stretch.5 AS end_s,
      cityHash64(h, start_s) AS h,
      cityHash64({seed:UInt64}, 'cell', person, zone, kind) AS h_place
    FROM parted
    ARRAY JOIN stretches AS stretch
    WHERE end_s > start_s
  ),
  serving AS (
    SELECT *,
      if(site > 0, dictGet('site_facts', 'first_cell', toUInt64(site)), dictGet('zone_facts', 'first_cell', toUInt64(zone))) AS block,
      if(site > 0, dictGet('site_facts', 'cells', toUInt64(site)), dictGet('zone_facts', 'cells', toUInt64(zone))) AS cells,
      cells - if(site > 0, 0, dictGet('zone_facts', 'is_shared', toUInt64(zone))) AS plain_cells
    FROM listed
  ),
  served AS (
    SELECT *,
      block + if(kind <= 1, h_place % cells, h % plain_cells) AS first_cell,
      block + intDiv(if(kind <= 1, h_place, h), 1000) % plain_cells AS second_cell,
      multiIf(
        kind = 0 AND (start_s < 25200 OR start_s >= 82800), least(11000, 9000 * pace / {rate:Float64}),
        kind = 0, least(3500, 3400 * pace / {rate:Float64}),
        kind = 1, least(3500, 2900 * pace / {rate:Float64}),
        kind = 2, least(600, 1.5 * out_gap_s / {rate:Float64}),
        kind = 4, least(420, 390 / {rate:Float64}),
        least(420, out_gap_s / {rate:Float64})) AS gap_s
    FROM serving
  )
SELECT
  person, leaf, admitted_ms, kind, zone, site,
  instant_ms(start_s) AS start_ms,
  instant_ms(end_s) AS end_ms,
  if({has_new_cells:UInt8}, dictGet('cell_facts', 'successor', toUInt64(first_cell)), toUInt32(first_cell)) AS cell,
  multiIf(first_cell >= block + plain_cells, cell,
    {has_new_cells:UInt8}, dictGet('cell_facts', 'successor', toUInt64(second_cell)), toUInt32(second_cell)) AS other_cell,
  toUInt16(greatest(if(kind IN (2, 3), 2, 1), ceil((end_s - start_s) / gap_s))) AS events,
  h
FROM served
