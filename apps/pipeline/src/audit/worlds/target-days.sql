-- Grain: target x day x visited zone. Inputs: zone_days, zones, demo_leaves after a build. Output: the cell of the day's visitors
-- that the target counts in, with its labels; `target` is the position in the parameter's list.
SELECT indexOf({targets:Array(UInt64)}, days.subscriber) - 1 AS target, toString(days.day) AS day,
  zones.area_id AS area_id, demo_leaves.age_band AS age_band, demo_leaves.gender AS gender
FROM zone_days AS days
GLOBAL INNER JOIN zones ON zones.zone = days.zone
GLOBAL INNER JOIN demo_leaves ON demo_leaves.leaf = days.leaf
WHERE has({targets:Array(UInt64)}, days.subscriber) AND has({days:Array(Date)}, days.day)
