-- Step 5 of 5, stays. Grain: subscriber. Input: locate. Output: a row of stay_lists.
-- A stay is a maximal run of consecutive events in one place, anywhere else or a break ends it; it starts at its first
-- event's from_ms and ends at its last event's to_ms (measures.md 2.3). An event may serve several sites: the run of each
-- goes on from the event just before only. Places of one event list: firsts and lasts of the runs of one place alternate in
-- time, so that sorting each by (place, position) pairs them.
SELECT
  subscriber,
  is_registered,
  rejects,
  first_ms,
  length(zones) AS events,
  arrayMap(
    (place, start, end, first, last) -> (place, start, end, last - first + 1),
    arrayFilter((zone, is_first) -> is_first AND zone != 0, zones, is_first),
    arrayFilter((ms, zone, is_first) -> is_first AND zone != 0, from_ms, zones, is_first),
    arrayFilter((ms, zone, is_last) -> is_last AND zone != 0, to_ms, zones, is_last),
    arrayFilter((position, zone, is_first) -> is_first AND zone != 0, arrayEnumerate(zones), zones, is_first),
    arrayFilter((position, zone, is_last) -> is_last AND zone != 0, arrayEnumerate(zones), zones, is_last)
  ) AS zone_stays,
  arraySort(stay -> (stay.2, stay.1), arrayMap(
    (first, last) -> (first.1, first.3, last.3, last.2 - first.2 + 1),
    arraySort(arrayFlatten(arrayMap(
      (sites, before, position, ms) -> arrayMap(site -> (site, position, ms), arrayFilter(site -> NOT has(before, site), sites)),
      served_sites, sites_before, served_positions, served_from_ms
    ))),
    arraySort(arrayFlatten(arrayMap(
      (sites, after, position, ms) -> arrayMap(site -> (site, position, ms), arrayFilter(site -> NOT has(after, site), sites)),
      served_sites, sites_after, served_positions, served_to_ms
    )))
  )) AS site_stays
FROM (
  SELECT
    subscriber, is_registered, rejects, first_ms, zones, from_ms, to_ms,
    arrayMap((zone, earlier_zone, is_break) -> is_break OR zone != earlier_zone, zones, arrayShiftRight(zones, 1), breaks) AS is_first,
    arrayShiftLeft(is_first, 1, 1) AS is_last,
    served_positions, served_sites,
    arrayFilter((ms, served) -> served, from_ms, is_served) AS served_from_ms,
    arrayFilter((ms, served) -> served, to_ms, is_served) AS served_to_ms,
    arrayMap(
      (position, earlier_position, is_break) -> position = earlier_position + 1 AND NOT is_break,
      served_positions, arrayShiftRight(served_positions, 1), arrayFilter((is_break, served) -> served, breaks, is_served)
    ) AS is_linked,
    arrayMap((linked, sites) -> if(linked, sites, []), is_linked, arrayShiftRight(served_sites, 1)) AS sites_before,
    arrayMap((linked, sites) -> if(linked, sites, []), arrayShiftLeft(is_linked, 1), arrayShiftLeft(served_sites, 1)) AS sites_after
  FROM locate
)
