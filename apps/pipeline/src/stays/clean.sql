-- Step 2 of 6, tracks to kept events. Grain: subscriber. Input: tracks.
-- CONFLICT: two cells at one instant, all of that instant's events go. SPEED: compared with the last kept event, more than
-- 10 km (haversine between cell centres) and more than 55 m/s; the first event is trusted (measures.md 6).
-- SPEED needs a walk from kept event to kept event, but only where it can matter. An event is suspicious if it is that far
-- from its neighbour on the plane (6 % allowance). Where the last kept event is the neighbour, only suspicious events can
-- go; where it is not, a suspicious event went since, and nothing later than reach_ms after the event before that one can
-- go, because the farthest two cells are then within 55 m/s. So the walk visits the events within reach of the latest
-- suspicious one; before each gap in their positions the neighbour was kept, so that each unbroken row of them is a walk of its own
-- (short lists fold far faster than one long one).
-- What only few subscribers need is computed on lists that are empty for the others: the engine would compute both branches
-- of an if.
-- Output: kept_ms (ms after base_ms), kept_cells, both empty where nothing is left, and `rejects`, the instants at
-- which a rule rejected something.
WITH
  (SELECT groupArray(x_m) FROM (SELECT x_m FROM cell_facts ORDER BY cell)) AS x_of,
  (SELECT groupArray(y_m) FROM (SELECT y_m FROM cell_facts ORDER BY cell)) AS y_of,
  (SELECT groupArray(radians(latitude)) FROM (SELECT latitude FROM cell_facts ORDER BY cell)) AS latitude_of,
  (SELECT groupArray(radians(longitude)) FROM (SELECT longitude FROM cell_facts ORDER BY cell)) AS longitude_of,
  (SELECT 1 + 1.06 * sqrt(pow(max(x_m) - min(x_m), 2) + pow(max(y_m) - min(y_m), 2)) / 0.055 FROM cell_facts) AS reach_ms,
  bitShiftLeft(toUInt64(1), {cell_bits:UInt8}) - 1 AS cell_mask,
  {cell_bits:UInt8} + {plmn_bits:UInt8} AS instant_shift,
  -100000000000000 AS long_before_ms,
  -- two events of one instant differ in their low bits only; 0, which stands after the last, is no event's instant
  dense AS (
    SELECT
      *,
      if(
        arrayExists((key, later) -> bitXor(key, later) < bitShiftLeft(toUInt64(1), instant_shift), keys, arrayShiftLeft(keys, 1)),
        keys, []
      ) AS dense_keys
    FROM tracks
  ),
  conflicts AS (
    SELECT
      subscriber, is_registered, duplicate_ms, keys,
      arrayMap(
        key -> toInt64(bitShiftRight(key, instant_shift)),
        arrayFilter(
          (key, earlier) -> bitShiftRight(bitXor(key, earlier), instant_shift) = 0 AND bitShiftRight(bitXor(key, earlier), {plmn_bits:UInt8}) != 0,
          arrayPopFront(dense_keys), arrayPopBack(dense_keys)
        )
      ) AS conflict_ms
    FROM dense
  ),
  calm AS (
    SELECT
      subscriber, is_registered, duplicate_ms, conflict_ms,
      if(
        empty(conflict_ms), keys,
        arrayFilter(key -> NOT has(conflict_ms, toInt64(bitShiftRight(key, instant_shift))), if(empty(conflict_ms), [], keys))
      ) AS calm_keys
    FROM conflicts
  ),
  events_of AS (
    SELECT
      subscriber, is_registered, duplicate_ms, conflict_ms, calm_keys,
      arrayMap(key -> toInt64(bitShiftRight(key, instant_shift)), calm_keys) AS calm_ms,
      arrayMap(key -> toUInt32(bitAnd(bitShiftRight(key, {plmn_bits:UInt8}), cell_mask)), calm_keys) AS calm_cells
    FROM calm
  ),
  plane AS (
    SELECT
      *,
      arrayShiftRight(calm_ms, 1, long_before_ms) AS earlier_ms,
      arrayMap(cell -> x_of[cell], calm_cells) AS x_m,
      arrayMap(cell -> y_of[cell], calm_cells) AS y_m
    FROM events_of
  ),
  suspicions_of AS (
    SELECT
      subscriber, is_registered, duplicate_ms, conflict_ms, calm_keys, calm_ms, earlier_ms,
      arrayMap(
        (x, earlier_x, y, earlier_y, ms, before_ms) -> (x - earlier_x) * (x - earlier_x) + (y - earlier_y) * (y - earlier_y)
          > greatest(88e6, 0.0026 * (ms - before_ms) * (ms - before_ms)),
        x_m, arrayShiftRight(x_m, 1), y_m, arrayShiftRight(y_m, 1), calm_ms, earlier_ms
      ) AS suspicions,
      has(suspicions, 1) AS is_suspicious
    FROM plane
  ),
  suspects AS (
    SELECT
      subscriber, is_registered, duplicate_ms, conflict_ms, calm_keys,
      if(is_suspicious, suspicions, []) AS walk_suspicions,
      if(is_suspicious, calm_ms, []) AS walk_ms,
      if(is_suspicious, earlier_ms, []) AS walk_earlier_ms,
      if(is_suspicious, calm_keys, []) AS walk_keys
    FROM suspicions_of
  ),
  walked AS (
    SELECT
      subscriber, is_registered, duplicate_ms, conflict_ms, calm_keys, walk_keys,
      arrayMap(
        (ms, suspect_ms) -> ms - suspect_ms <= assumeNotNull(reach_ms),
        walk_ms, arrayFill((before_ms, suspicious) -> suspicious, walk_earlier_ms, walk_suspicions)
      ) AS is_walked
    FROM suspects
  ),
  -- (event, event before) of what is walked, cut where an event in between is not
  walks_of AS (
    SELECT
      subscriber, is_registered, duplicate_ms, conflict_ms, calm_keys,
      arraySplit(
        (steps, walked_before) -> NOT walked_before,
        arrayFilter((step, walked) -> walked, arrayZip(walk_keys, arrayShiftRight(walk_keys, 1)), is_walked),
        arrayFilter((walked_before, walked) -> walked, arrayShiftRight(is_walked, 1), is_walked)
      ) AS walks
    FROM walked
  ),
  fast AS (
    SELECT
      subscriber, is_registered, duplicate_ms, conflict_ms, calm_keys,
      arrayFlatten(arrayMap(
        steps -> arrayFold(
          (walk, step) -> if(
            is_too_fast(
              event_of(walk.1, instant_shift, {plmn_bits:UInt8}, cell_mask), event_of(step.1, instant_shift, {plmn_bits:UInt8}, cell_mask),
              latitude_of, longitude_of
            ),
            (walk.1, arrayPushBack(walk.2, step.1)),
            (step.1, walk.2)
          ),
          steps, (steps[1].2, CAST([], 'Array(UInt64)'))
        ).2,
        walks
      )) AS fast_keys
    FROM walks_of
  ),
  kept_of AS (
    SELECT
      subscriber, is_registered, duplicate_ms, conflict_ms, fast_keys,
      if(empty(fast_keys), calm_keys, arrayExcept(if(empty(fast_keys), [], calm_keys), fast_keys)) AS kept_keys
    FROM fast
  )
SELECT
  subscriber,
  is_registered,
  arrayConcat(
    arrayMap(ms -> (ms + {base_ms:Int64}, 'DUPLICATE'), duplicate_ms),
    arrayMap(ms -> (ms + {base_ms:Int64}, 'CONFLICT'), arrayDistinct(conflict_ms)),
    arrayMap(ms -> (ms + {base_ms:Int64}, 'SPEED'), arrayDistinct(arrayMap(key -> toInt64(bitShiftRight(key, instant_shift)), fast_keys)))
  ) AS rejects,
  arrayMap(key -> toInt64(bitShiftRight(key, instant_shift)), kept_keys) AS kept_ms,
  arrayMap(key -> toUInt32(bitAnd(bitShiftRight(key, {plmn_bits:UInt8}), cell_mask)), kept_keys) AS kept_cells
FROM kept_of
