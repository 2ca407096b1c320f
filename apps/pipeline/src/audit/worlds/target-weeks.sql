-- Grain: target. Inputs: site_weeks after a build. Output: in how many cells of the weekly dwell a target counts over the weeks.
SELECT indexOf({targets:Array(UInt64)}, subscriber) - 1 AS target, count() AS rows
FROM site_weeks
WHERE has({targets:Array(UInt64)}, subscriber) AND has({mondays:Array(Date)}, monday)
GROUP BY target
