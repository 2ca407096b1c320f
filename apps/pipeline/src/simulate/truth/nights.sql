-- One row a night that has true tables: its local day, the start of the hour from 03:00 (epoch seconds), how many people were in the zone, and
-- whether the given subscriber was there. In: files of presence-zone-hour and of the true stays.
WITH
  nights AS (SELECT at, toString(toDate(toDateTime(at, {time_zone:String}))) AS day, sumIf(n, area_id = {zone:String}) AS present
    FROM file({presence:String}, 'Parquet')
    WHERE toHour(toDateTime(at, {time_zone:String})) = 3
    GROUP BY at),
  shifts AS (SELECT start_ms, end_ms FROM file({stays:String}, 'Parquet') WHERE subscriber_id = {subscriber_id:String} AND zone_id = {zone:String})
SELECT day, at, present, toUInt8((SELECT countIf(start_ms <= at * 1000 AND end_ms > at * 1000) FROM shifts) > 0) AS is_there
FROM nights
ORDER BY at
