-- Grain: subscriber who is kept, with the labels of the newest period that has data; empty where unknown.
WITH (SELECT max(period) + 27 FROM calendar WHERE is_counted) AS newest_sunday
SELECT identified.subscriber_id AS subscriber_id, home_zones.area_id AS home_zone, work_zones.area_id AS work_zone
FROM kept
GLOBAL INNER JOIN identified ON identified.subscriber = kept.subscriber
GLOBAL LEFT JOIN (SELECT subscriber, home, work FROM homes WHERE sunday = newest_sunday) AS labels ON labels.subscriber = kept.subscriber
GLOBAL LEFT JOIN zones AS home_zones ON home_zones.zone = labels.home
GLOBAL LEFT JOIN zones AS work_zones ON work_zones.zone = labels.work
ORDER BY subscriber_id
