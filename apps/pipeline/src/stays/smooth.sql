-- Step 3 of 6, ping-pong. Grain: subscriber. Input: clean.
-- A-B-A, first A to second A at most 5 min, ranges of A and B overlapping (distance at most their sum), becomes A-A-A, left
-- to right on already corrected cells (measures.md 2.2, 6). Whether the middle is corrected depends on corrected cells only
-- through its left neighbour, and right after a correction there is nothing to correct (the neighbour then equals it), so
-- in an unbroken row of candidates the first, third, fifth ... are corrected.
-- `station` tells apart cells, not the rows of one cell in cells.csv that hold in different years.
-- Output: kept_ms as before, smooth_cells.
WITH
  (SELECT groupArray(station) FROM (SELECT station FROM cell_facts ORDER BY cell)) AS station_of,
  (SELECT groupArray(radians(latitude)) FROM (SELECT latitude FROM cell_facts ORDER BY cell)) AS latitude_of,
  (SELECT groupArray(radians(longitude)) FROM (SELECT longitude FROM cell_facts ORDER BY cell)) AS longitude_of,
  (SELECT groupArray(range_m) FROM (SELECT range_m FROM cell_facts ORDER BY cell)) AS range_of
SELECT
  subscriber,
  is_registered,
  rejects,
  kept_ms,
  if(
    empty(row_cells),
    arrayMap((cell, earlier_cell, candidate) -> if(candidate, earlier_cell, cell), kept_cells, earlier_cells, is_candidate),
    arrayMap(
      (cell, earlier_cell, candidate, position, row_start) -> if(candidate AND (position - row_start) % 2 = 1, earlier_cell, cell),
      row_cells, if(empty(row_cells), [], earlier_cells), row_candidates, arrayEnumerate(row_cells),
      arrayFill((position, candidate) -> NOT candidate, arrayEnumerate(row_cells), row_candidates)
    )
  ) AS smooth_cells
FROM (
  SELECT
    subscriber, is_registered, rejects, kept_ms, kept_cells,
    arrayShiftRight(kept_cells, 1) AS earlier_cells,
    arrayMap(
      (cell, earlier_cell, later_cell, span_ms) -> span_ms <= 300000
        AND earlier_cell != 0 AND later_cell != 0
        AND station_of[earlier_cell] = station_of[later_cell]
        AND station_of[cell] != station_of[earlier_cell]
        AND distance_m(latitude_of[earlier_cell], longitude_of[earlier_cell], latitude_of[cell], longitude_of[cell])
          <= range_of[earlier_cell] + range_of[cell],
      kept_cells, earlier_cells, arrayShiftLeft(kept_cells, 1),
      arrayMap((later_ms, earlier_ms) -> later_ms - earlier_ms, arrayShiftLeft(kept_ms, 1), arrayShiftRight(kept_ms, 1))
    ) AS is_candidate,
    -- rows of candidates are rare: a subscriber without one has empty lists here
    arrayExists((candidate, earlier) -> bitAnd(candidate, earlier), is_candidate, arrayShiftRight(is_candidate, 1)) AS has_rows,
    if(has_rows, kept_cells, []) AS row_cells,
    if(has_rows, is_candidate, []) AS row_candidates
  FROM clean
)
