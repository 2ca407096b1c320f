-- One row a stretch of a person's day in one zone, in order: a place of the plan or a third of a journey (kind 4). In:
-- day_plan, lookups. `start_ms`, `end_ms` are epoch milliseconds: on a day of 23 or 25 hours everything after the
-- change moves by {gap_s}. `cell`, `other_cell`: the two cells that the phone uses there. `events`: how many it makes: gaps of
-- at most 2 h (measures.md 2) at rest by day and about two hours asleep, minutes when out, so that a stop of half an hour gives
-- several. Time at home is cut at 07:00 and 23:00, where the rhythm changes.
CREATE OR REPLACE TABLE segments ENGINE = Memory AS
WITH
  (SELECT path FROM lookups) AS path,
  (SELECT zone_first FROM lookups) AS zone_first,
  (SELECT zone_cells FROM lookups) AS zone_cells,
  (SELECT zone_is_shared FROM lookups) AS zone_is_shared,
  (SELECT site_first FROM lookups) AS site_first,
  (SELECT site_cells FROM lookups) AS site_cells,
  (SELECT retired FROM lookups) AS retired,
  (SELECT replacements FROM lookups) AS replacements,
  length(zone_first) AS zones,
  s -> {day_start_ms:Int64} + 1000 * toInt64(
    if({gap_s:Int32} >= 0, s + if(s >= 7200, {gap_s:Int32}, 0), least(s, 3600) + greatest(0, s - 7200))) AS instant_ms,
  cell -> if({has_new_cells:UInt8}, transform(cell, retired, replacements, cell), cell) AS current_cell,
  moved AS (
    SELECT person, leaf, admitted_ms, pace, out_gap_s, h,
      arrayConcat(
        arrayFlatten(arrayMap((place, next) -> arrayConcat(
          if(place.3 = 0,
            arrayFilter(part -> part.5 > part.4, arrayMap(
              edges -> (place.1, place.2, place.3, greatest(place.4, edges.1), least(place.5, edges.2)),
              [(0, 25200), (25200, 82800), (82800, 86400)]::Array(Tuple(Int32, Int32)))),
            [place]),
          if(next.1 = 0, [], arrayMap(
            third -> (path[((toUInt32(place.1) - 1) * zones + next.1 - 1) * 3 + third], toUInt16(0), toUInt8(4),
              place.5 + intDiv((next.4 - place.5) * (third - 1), 3), place.5 + intDiv((next.4 - place.5) * third, 3)),
            if(next.4 > place.5, [1, 2, 3], [])))),
          places, arrayPushBack(arrayPopFront(places), (0, 0, 0, 0, 0)))),
        []) AS stretches
    FROM day_plan
  ),
  listed AS (
    SELECT person, leaf, admitted_ms, pace, out_gap_s,
      toUInt8(ord) AS ord,
      stretch.1 AS zone,
      stretch.2 AS site,
      stretch.3 AS kind,
      stretch.4 AS start_s,
      stretch.5 AS end_s,
      cityHash64(h, ord) AS h,
      cityHash64({seed:UInt64}, 'cell', person, zone, kind) AS h_place
    FROM moved
    ARRAY JOIN stretches AS stretch, arrayEnumerate(stretches) AS ord
    WHERE end_s > start_s
  ),
  served AS (
    SELECT *,
      zone_cells[zone] - zone_is_shared[zone] AS plain,
      multiIf(site > 0, site_first[greatest(site, 1)] + h % site_cells[greatest(site, 1)],
        kind <= 1, zone_first[zone] + h_place % zone_cells[zone],
        zone_first[zone] + h % plain) AS first_cell,
      multiIf(site > 0, site_first[greatest(site, 1)] + intDiv(h, 1000) % site_cells[greatest(site, 1)],
        first_cell >= zone_first[zone] + plain, first_cell,
        zone_first[zone] + intDiv(h_place, 1000) % plain) AS second_cell,
      multiIf(
        kind = 0 AND (start_s < 25200 OR start_s >= 82800), least(11000, 9000 * pace / {rate:Float64}),
        kind = 0, least(3500, 3400 * pace / {rate:Float64}),
        kind = 1, least(3500, 2900 * pace / {rate:Float64}),
        kind = 4, least(420, 390 / {rate:Float64}),
        kind = 2, least(600, 1.5 * out_gap_s / {rate:Float64}),
        least(420, out_gap_s / {rate:Float64})) AS gap_s
    FROM listed
  )
SELECT
  person, leaf, admitted_ms, ord, kind, zone, site,
  instant_ms(start_s) AS start_ms,
  instant_ms(end_s) AS end_ms,
  toUInt32(current_cell(toUInt32(first_cell))) AS cell,
  toUInt32(current_cell(toUInt32(second_cell))) AS other_cell,
  toUInt16(greatest(if(kind IN (2, 3), 2, 1), ceil((end_s - start_s) / gap_s))) AS events,
  h
FROM served
