-- Step 5 of 5, stays. Grain: subscriber. Input: locate. Output: a row of stay_lists.
-- A stay is a maximal run of consecutive events in one place, anywhere else or a break ends it. It starts half the gap before
-- its first event and ends half the gap after its last, to the neighbouring event anywhere, at most 5 min and floored to the
-- millisecond; 5 min where there is none (measures.md 2.3, 6).
-- An event may serve several sites: the run of each goes on from the event just before only. Firsts and lasts of the runs of
-- one site alternate in time, so that sorting each by (site, position) pairs them.
WITH 300000 AS edge_max_ms
SELECT
  subscriber,
  is_registered,
  rejects,
  first_ms,
  length(zones) AS events,
  arrayMap(
    (first, last) -> (
      first.1,
      first.2 + {base_ms:Int64} - least(intDiv(first.3, 2), edge_max_ms),
      last.1 + {base_ms:Int64} + least(intDiv(last.2, 2), edge_max_ms),
      last.3 - first.4 + 1
    ),
    arrayFilter((event, is_start) -> is_start, arrayZip(zones, kept_ms, gaps_ms, arrayEnumerate(zones)), is_start),
    arrayFilter((event, is_end) -> is_end, arrayZip(kept_ms, next_gaps_ms, arrayEnumerate(zones)), is_end)
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
FROM (
  SELECT
    subscriber, is_registered, rejects, first_ms, zones, kept_ms, gaps_ms, served_sites,
    arrayShiftLeft(gaps_ms, 1, 100000000000000) AS next_gaps_ms,
    -- bitOr and bitAnd, not OR and AND: so cheap that skipping them would cost more
    arrayMap((zone, earlier_zone, is_break) -> bitOr(is_break, zone != earlier_zone), zones, arrayShiftRight(zones, 1), breaks) AS is_first,
    arrayMap((zone, is_first) -> bitAnd(is_first, zone != 0), zones, is_first) AS is_start,
    arrayMap((zone, is_last) -> bitAnd(is_last, zone != 0), zones, arrayShiftLeft(is_first, 1, 1)) AS is_end,
    -- (position, instant, gap before, gap after) of the events on cells that serve sites
    arrayFilter((event, served) -> served, arrayZip(arrayEnumerate(zones), kept_ms, gaps_ms, next_gaps_ms), is_served) AS served_events,
    arrayMap(
      (event, earlier, is_break) -> bitAnd(event.1 = earlier.1 + 1, NOT is_break),
      served_events, arrayShiftRight(served_events, 1), arrayFilter((is_break, served) -> served, breaks, is_served)
    ) AS is_linked,
    arrayMap((linked, sites) -> if(linked, sites, []), is_linked, arrayShiftRight(served_sites, 1)) AS sites_before,
    arrayMap((linked, sites) -> if(linked, sites, []), arrayShiftLeft(is_linked, 1), arrayShiftLeft(served_sites, 1)) AS sites_after
  FROM locate
)
