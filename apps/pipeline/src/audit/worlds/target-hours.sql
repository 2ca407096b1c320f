-- Grain: target x hour of presence. Inputs: zone_hours, zones, demo_leaves after a build. Output: the cell of presence that the
-- target counts in, with its labels; `target` is the position in the parameter's list.
SELECT indexOf({targets:Array(UInt64)}, present.subscriber) - 1 AS target, toString(present.day) AS day, present.at AS at,
  zones.area_id AS area_id, demo_leaves.age_band AS age_band, demo_leaves.gender AS gender
FROM (
  SELECT subscriber, day, leaf, hours.at AS at, hours.zone AS zone FROM zone_hours ARRAY JOIN hours
  WHERE has({targets:Array(UInt64)}, subscriber) AND has({days:Array(Date)}, day)
) AS present
GLOBAL INNER JOIN zones ON zones.zone = present.zone
GLOBAL INNER JOIN demo_leaves ON demo_leaves.leaf = present.leaf
