-- Step 2 of 5, tracks to kept events. Grain: subscriber. Input: tracks.
-- CONFLICT: two cells at one instant, all of that instant's events go. SPEED: compared with the last kept event, more than
-- 10 km (haversine between cell centres) and more than 55 m/s; the first event is trusted (measures.md 6). The walk from
-- kept event to kept event is done only where some neighbours are that far apart on the plane (6 % allowance): where none
-- are, every event is compared with its neighbour and kept.
-- Output: kept_ms (ms after base_ms), kept_cells, both empty where nothing is left, and has_rejects.
WITH
  (SELECT groupArray(x_m) FROM (SELECT x_m FROM cell_facts ORDER BY cell)) AS x_of,
  (SELECT groupArray(y_m) FROM (SELECT y_m FROM cell_facts ORDER BY cell)) AS y_of,
  (SELECT groupArray(radians(latitude)) FROM (SELECT latitude FROM cell_facts ORDER BY cell)) AS latitude_of,
  (SELECT groupArray(radians(longitude)) FROM (SELECT longitude FROM cell_facts ORDER BY cell)) AS longitude_of,
  bitShiftLeft(toUInt64(1), {cell_bits:UInt8}) - 1 AS cell_mask,
  {cell_bits:UInt8} + {plmn_bits:UInt8} AS instant_shift
SELECT
  subscriber,
  is_registered,
  has_duplicates OR notEmpty(conflict_ms) OR notEmpty(fast_ms) AS has_rejects,
  if(empty(fast_ms), calm_ms, arrayFilter(ms -> NOT has(fast_ms, ms), calm_ms)) AS kept_ms,
  if(empty(fast_ms), calm_cells, arrayFilter((cell, ms) -> NOT has(fast_ms, ms), calm_cells, calm_ms)) AS kept_cells
FROM (
  SELECT
    subscriber, is_registered, has_duplicates,
    arrayMap(key -> toInt64(bitShiftRight(key, instant_shift)), keys) AS all_ms,
    arrayMap(key -> bitAnd(bitShiftRight(key, {plmn_bits:UInt8}), cell_mask), keys) AS all_cells,
    arrayFilter(
      (ms, earlier_ms, cell, earlier_cell) -> ms = earlier_ms AND cell != earlier_cell,
      all_ms, arrayShiftRight(all_ms, 1, -1), all_cells, arrayShiftRight(all_cells, 1)
    ) AS conflict_ms,
    if(empty(conflict_ms), keys, arrayFilter(key -> NOT has(conflict_ms, toInt64(bitShiftRight(key, instant_shift))), keys)) AS calm_keys,
    arrayMap(key -> toInt64(bitShiftRight(key, instant_shift)), calm_keys) AS calm_ms,
    arrayMap(key -> bitAnd(bitShiftRight(key, {plmn_bits:UInt8}), cell_mask), calm_keys) AS calm_cells,
    arrayMap(cell -> x_of[cell], calm_cells) AS x_m,
    arrayMap(cell -> y_of[cell], calm_cells) AS y_m,
    arrayExists(
      (square_m2, ms, earlier_ms) -> square_m2 > 88e6 AND square_m2 > pow(0.051 * (ms - earlier_ms), 2),
      arrayMap(
        (x, earlier_x, y, earlier_y) -> pow(x - earlier_x, 2) + pow(y - earlier_y, 2),
        x_m, arrayShiftRight(x_m, 1), y_m, arrayShiftRight(y_m, 1)
      ),
      calm_ms, arrayShiftRight(calm_ms, 1, -100000000000000)
    ) AS is_suspicious,
    arrayFold(
      (walk, ms, cell) -> if(
        distance_m(latitude_of[walk.2], longitude_of[walk.2], latitude_of[cell], longitude_of[cell]) > 10000
          AND distance_m(latitude_of[walk.2], longitude_of[walk.2], latitude_of[cell], longitude_of[cell]) > 0.055 * (ms - walk.1),
        (walk.1, walk.2, arrayPushBack(walk.3, ms)),
        (ms, cell, walk.3)
      ),
      if(is_suspicious, calm_ms, []), if(is_suspicious, calm_cells, []),
      (calm_ms[1], calm_cells[1], CAST([], 'Array(Int64)'))
    ).3 AS fast_ms
  FROM tracks
)
