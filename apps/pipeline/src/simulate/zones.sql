-- One row a hexagon of inner London. In: positions of the neighbourhoods (degrees). A hexagon belongs if it holds a
-- neighbourhood, or if at least four of its six neighbours do (so that parks and docks leave no hole in the map).
WITH
  places AS (
    SELECT place - 1 AS ordinal, geoToH3({latitudes:Array(Float64)}[place], {longitudes:Array(Float64)}[place], 7::UInt8) AS hex
    FROM (SELECT arrayJoin(arrayEnumerate({longitudes:Array(Float64)})) AS place)
  ),
  held AS (SELECT hex, arraySort(groupArray(ordinal)) AS inside FROM places GROUP BY hex),
  between AS (
    SELECT arrayJoin(h3kRing(hex, 1::UInt8)) AS hex, []::Array(UInt32) AS inside
    FROM held
    GROUP BY hex
    HAVING count() >= 4 AND hex NOT IN (SELECT hex FROM held)
  )
SELECT
  h3ToString(hex) AS h3,
  h3ToGeo(hex).longitude AS longitude,
  h3ToGeo(hex).latitude AS latitude,
  h3CellAreaM2(hex) / 1e6 AS area_km2,
  h3ToGeoBoundary(hex) AS boundary,
  arrayMap(ordinal -> toUInt32(ordinal), inside) AS inside
FROM (SELECT * FROM held UNION ALL SELECT * FROM between)
ORDER BY h3
