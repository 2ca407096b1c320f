-- Step 4 of 6, places. Grain: subscriber. Input: smooth.
-- Output, one element an event: kept_ms as before, zones (0 none) and gaps_ms (to the event before, anywhere; endless for the
-- first).
-- Whether its cell serves sites: is_served; of those that do, served_sites, a list each.
-- A zone or site with a share is drawn once for each subscriber and cell, by keyed hash (measures.md 2.1).
WITH
  (SELECT groupArray(zone) FROM (SELECT zone FROM cell_facts ORDER BY cell)) AS zone_of,
  (SELECT groupArray(zones) FROM (SELECT zones FROM cell_facts ORDER BY cell)) AS zones_of,
  (SELECT groupArray(zone_sums) FROM (SELECT zone_sums FROM cell_facts ORDER BY cell)) AS zone_sums_of,
  (SELECT groupArray(notEmpty(sites)) FROM (SELECT sites FROM cell_facts ORDER BY cell)) AS has_sites_of,
  (SELECT groupArray(sites) FROM (SELECT sites FROM cell_facts ORDER BY cell)) AS sites_of,
  (SELECT groupArray(site_shares) FROM (SELECT site_shares FROM cell_facts ORDER BY cell)) AS site_shares_of,
  (SELECT groupArray(cell_id) FROM (SELECT cell_id FROM cell_facts ORDER BY cell)) AS cell_ids,
  (SELECT groupArray(site_id) FROM (SELECT site_id FROM sites ORDER BY site)) AS site_ids,
  100000000000000 AS never_ms
SELECT
  subscriber,
  is_registered,
  rejects,
  if(empty(kept_ms), 0, kept_ms[1] + {base_ms:Int64}) AS first_ms,
  if(
    has_draws,
    arrayMap(
      (cell, zone) -> if(
        zone = 65535,
        zones_of[cell][arrayFirstIndex(
          (sum, hash) -> hash < sum, zone_sums_of[cell],
          arrayWithConstant(length(zone_sums_of[cell]),
            draw_hash({draw_low:UInt64}, {draw_high:UInt64}, 'cell-zone', subscriber, '', cell_ids[cell]) / 18446744073709551616.)
        )],
        zone
      ),
      if(has_draws, smooth_cells, []), if(has_draws, plain_zones, [])
    ),
    plain_zones
  ) AS zones,
  arrayMap(cell -> has_sites_of[cell], smooth_cells) AS is_served,
  arrayMap(
    cell -> arrayFilter(
      (site, share) -> share >= 1
        OR draw_hash({draw_low:UInt64}, {draw_high:UInt64}, 'cell-site', subscriber, site_ids[site], cell_ids[cell]) / 18446744073709551616. < share,
      sites_of[cell], site_shares_of[cell]
    ),
    arrayFilter((cell, served) -> served, smooth_cells, is_served)
  ) AS served_sites,
  kept_ms,
  gaps_ms
FROM (
  SELECT
    *,
    arrayMap((ms, earlier_ms) -> ms - earlier_ms, kept_ms, arrayShiftRight(kept_ms, 1, -never_ms)) AS gaps_ms,
    arrayMap(cell -> zone_of[cell], smooth_cells) AS plain_zones,
    has(plain_zones, 65535) AS has_draws
  FROM smooth
)
