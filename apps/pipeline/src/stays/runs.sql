-- Step 5 of 6, stays. Grain: subscriber. Input: locate. Output: zone_stays and site_stays, lists of (place, start ms, end ms,
-- events), in order of start.
-- A stay is a maximal run of consecutive events in one place in which no gap exceeds 2 h, or 8 h where both events lie in one
-- night; an event anywhere else ends a run. It starts half the gap before its first event and ends half the gap after its
-- last, to the neighbouring event anywhere, at most 5 min and floored to the millisecond; 5 min where there is none
-- (measures.md 2.3, 6). Clocks are read for gaps over 2 h only. Sites: an event may serve several, and the run of each goes on from the event just before only;
-- firsts and lasts of the runs of one site alternate in time, so that sorting each by (site, position) pairs them.
WITH
  7200000 AS gap_max_ms,
  28800000 AS night_gap_max_ms,
  300000 AS edge_max_ms,
  -- bitOr and bitAnd, not OR and AND: so cheap that skipping them would cost more
  edges AS (
    SELECT
      subscriber, is_registered, rejects, first_ms, zones, kept_ms, gaps_ms, is_served, served_sites,
      arrayEnumerate(zones) AS positions,
      arrayShiftLeft(gaps_ms, 1, 100000000000000) AS next_gaps_ms,
      arrayMap(
        (zone, earlier_zone, gap_ms, ms) -> bitOr(
          zone != earlier_zone,
          gap_ms > gap_max_ms AND NOT is_one_night(ms + {base_ms:Int64}, gap_ms, night_gap_max_ms, {time_zone:String})
        ),
        zones, arrayShiftRight(zones, 1), gaps_ms, kept_ms
      ) AS is_first
    FROM locate
  ),
  marks AS (
    SELECT
      *,
      arrayMap((zone, is_first) -> bitAnd(is_first, zone != 0), zones, is_first) AS is_start,
      arrayMap((zone, is_last) -> bitAnd(is_last, zone != 0), zones, arrayShiftLeft(is_first, 1, 1)) AS is_end
    FROM edges
  ),
  -- of each run in a zone its first event (zone, ms, gap before, position) and its last (ms, gap after, position); of the
  -- events on cells that serve sites (position, ms, gap before, gap after)
  ends AS (
    SELECT
      subscriber, is_registered, rejects, first_ms, served_sites,
      length(zones) AS events,
      arrayFilter((event, is_start) -> is_start, arrayZip(zones, kept_ms, gaps_ms, positions), is_start) AS zone_firsts,
      arrayFilter((event, is_end) -> is_end, arrayZip(kept_ms, next_gaps_ms, positions), is_end) AS zone_lasts,
      arrayFilter((event, served) -> served, arrayZip(positions, kept_ms, gaps_ms, next_gaps_ms), is_served) AS served_events
    FROM marks
  ),
  links AS (
    SELECT
      *,
      arrayMap(
        (event, earlier) -> event.1 = earlier.1 + 1
          AND (event.3 <= gap_max_ms OR is_one_night(event.2 + {base_ms:Int64}, event.3, night_gap_max_ms, {time_zone:String})),
        served_events, arrayShiftRight(served_events, 1)
      ) AS is_linked
    FROM ends
  ),
  neighbours AS (
    SELECT
      *,
      arrayMap((linked, sites) -> if(linked, sites, []), is_linked, arrayShiftRight(served_sites, 1)) AS sites_before,
      arrayMap((linked, sites) -> if(linked, sites, []), arrayShiftLeft(is_linked, 1), arrayShiftLeft(served_sites, 1)) AS sites_after
    FROM links
  )
SELECT
  subscriber,
  is_registered,
  rejects,
  first_ms,
  events,
  arrayMap(
    (first, last) -> (
      first.1,
      first.2 + {base_ms:Int64} - least(intDiv(first.3, 2), edge_max_ms),
      last.1 + {base_ms:Int64} + least(intDiv(last.2, 2), edge_max_ms),
      last.3 - first.4 + 1
    ),
    zone_firsts, zone_lasts
  ) AS zone_stays,
  arraySort(stay -> (stay.2, stay.1), arrayMap(
    (first, last) -> (
      first.1,
      first.3 + {base_ms:Int64} - least(intDiv(first.4, 2), edge_max_ms),
      last.3 + {base_ms:Int64} + least(intDiv(last.4, 2), edge_max_ms),
      last.2 - first.2 + 1
    ),
    arraySort(arrayFlatten(arrayMap(
      (sites, before, event) -> arrayMap(site -> (site, event.1, event.2, event.3), arrayFilter(site -> NOT has(before, site), sites)),
      served_sites, sites_before, served_events
    ))),
    arraySort(arrayFlatten(arrayMap(
      (sites, after, event) -> arrayMap(site -> (site, event.1, event.2, event.4), arrayFilter(site -> NOT has(after, site), sites)),
      served_sites, sites_after, served_events
    )))
  )) AS site_stays
FROM neighbours
