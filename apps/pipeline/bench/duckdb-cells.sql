-- Grain: cell. What duckdb-visits.sql looks up: position, plane metres for quick tests (src/stays/cell-facts.sql), range, zone, site.
SELECT
  cell, longitude, latitude, range_m,
  longitude * 111195.1 * cos(radians((SELECT min(latitude) FROM cells))) AS x_m,
  latitude * 111195.1 AS y_m,
  zone, site
FROM cells
LEFT JOIN (SELECT cell, zone FROM cell_zones) AS served USING (cell)
LEFT JOIN (SELECT cell, site FROM cell_sites) AS offered USING (cell)
ORDER BY cell
