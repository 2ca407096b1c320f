-- person-hour, zones. Grain: customer x local day, with the one zone of each hour (person-hours.sql). Input: whereabouts of the
-- bucket. A stay in a zone ends before the next begins, so that their hours are in order.
INSERT INTO zone_hours
WITH
  'person-hour' AS hour_draw,
  'person-day' AS day_draw,
  (SELECT groupArray(area_id) FROM (SELECT area_id FROM zones ORDER BY zone)) AS place_ids,
  hour_stays AS (SELECT subscriber, zone_stays AS place_stays FROM whereabouts WHERE is_registered)
SELECT person_hours.subscriber, person_hours.day, leaves.leaf, person_hours.hours.1, person_hours.hours.2
FROM person_hours AS person_hours
INNER JOIN (SELECT day, period FROM calendar WHERE is_counted) AS calendar ON calendar.day = person_hours.day
INNER JOIN (
  SELECT subscriber, period, leaf FROM leaves
  WHERE subscriber BETWEEN {from_subscriber:UInt64} AND {to_subscriber:UInt64}
) AS leaves ON leaves.subscriber = person_hours.subscriber AND leaves.period = calendar.period
