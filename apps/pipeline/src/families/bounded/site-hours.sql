-- person-hour, sites. Grain: customer x local day, with the one site of each hour (person-hours.sql). Input: whereabouts of the
-- bucket.
INSERT INTO site_hours
WITH
  'person-hour-site' AS hour_draw,
  'person-day-site' AS day_draw,
  (SELECT groupArray(site_id) FROM (SELECT site_id FROM sites ORDER BY site)) AS place_ids,
  hour_stays AS (SELECT subscriber, site_stays AS place_stays FROM whereabouts WHERE is_registered)
SELECT person_hours.subscriber, person_hours.day, person_hours.hours.1, person_hours.hours.2
FROM person_hours AS person_hours
INNER JOIN (SELECT day, period FROM calendar WHERE is_counted) AS calendar ON calendar.day = person_hours.day
INNER JOIN (
  SELECT subscriber, period FROM leaves
  WHERE subscriber BETWEEN {from_subscriber:UInt64} AND {to_subscriber:UInt64}
) AS leaves ON leaves.subscriber = person_hours.subscriber AND leaves.period = calendar.period
