-- Grain: cell number, 1 to the highest without gaps, so that lists made in this order can be read by number.
-- Inputs: cells, cell_zones, cell_sites. Assumes cell numbers start at 1.
-- x_m, y_m: plane metres in which no distance is shorter than on the sphere by more than 6 % (for quick tests only).
INSERT INTO cell_facts
WITH
  (SELECT if(min(latitude) * max(latitude) <= 0, 0, least(abs(min(latitude)), abs(max(latitude)))) FROM cells) AS flattest_latitude
SELECT
  number AS cell, position.cell_id, position.station, position.longitude, position.latitude, position.range_m,
  position.longitude * 111195.1 * cos(radians(assumeNotNull(flattest_latitude))) AS x_m,
  position.latitude * 111195.1 AS y_m,
  multiIf(empty(served.zones), 0, length(served.zones) = 1 AND served.shares[1] >= 1, served.zones[1], 65535) AS zone,
  served.zones, arrayCumSum(served.shares) AS zone_sums, offered.sites, offered.shares
FROM (SELECT arrayJoin(range(1, toUInt64(max(cell)) + 1)) AS number FROM cells) AS numbers
LEFT JOIN (
  SELECT cell, cell_id, longitude, latitude, range_m, min(cell) OVER (PARTITION BY cell_id) AS station FROM cells
) AS position ON position.cell = number
LEFT JOIN (
  SELECT cell, arrayMap(pair -> pair.1, arraySort(groupArray((zone, share)))) AS zones,
    arrayMap(pair -> pair.2, arraySort(groupArray((zone, share)))) AS shares
  FROM cell_zones GROUP BY cell
) AS served ON served.cell = number
LEFT JOIN (
  SELECT cell, arrayMap(pair -> pair.1, arraySort(groupArray((site, share)))) AS sites,
    arrayMap(pair -> pair.2, arraySort(groupArray((site, share)))) AS shares
  FROM cell_sites GROUP BY cell
) AS offered ON offered.cell = number
