-- One row a place and day of a released daily table: sum over its other keys of the noisy counts, and how many were added.
SELECT place_id, day, toFloat64(sum(n)) AS n, count() AS cells
FROM (SELECT site_id AS place_id, day, n FROM file({released:String}, 'Parquet'))
GROUP BY place_id, day
