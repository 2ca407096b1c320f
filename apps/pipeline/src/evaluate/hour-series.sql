-- One row an hour of a released presence table: everybody, over all areas. `at` epoch seconds.
SELECT toString(at) AS place_id, {day:String} AS day, toFloat64(sum(n)) AS n, count() AS cells
FROM file({released:String}, 'Parquet')
GROUP BY at
ORDER BY at
