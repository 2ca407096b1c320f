-- Grain: ordered pair of zones at most max_km apart, the diagonal included (privacy.md 3: the pairs of flows are public).
-- Distance: haversine between centroids on a sphere of mean radius 6371008.8 m (measures.md 6).
-- Output: origin, destination (zone numbers) with their ids, in id order.
SELECT origin.zone AS origin, destination.zone AS destination, origin.area_id AS origin_id, destination.area_id AS destination_id
FROM zones AS origin
CROSS JOIN zones AS destination
WHERE 2 * 6371008.8 * asin(least(1, sqrt(
    pow(sin(radians(destination.latitude - origin.latitude) / 2), 2)
    + cos(radians(origin.latitude)) * cos(radians(destination.latitude))
      * pow(sin(radians(destination.longitude - origin.longitude) / 2), 2)
  ))) <= {max_km:Float64} * 1000
ORDER BY origin, destination
