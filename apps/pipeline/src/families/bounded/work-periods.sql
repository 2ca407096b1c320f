-- homes. Grain: customer x budget period, with the work zone over the 28 days ending with the period's last day; who has no
-- known one is left out (measures.md 2.6, 3: workers). Inputs: homes, leaves of the bucket.
INSERT INTO work_periods
SELECT homes.subscriber, leaves.period, homes.work, leaves.leaf
FROM homes
INNER JOIN (
  SELECT subscriber, period, leaf, period + 27 AS sunday FROM leaves
  WHERE subscriber BETWEEN {from_subscriber:UInt64} AND {to_subscriber:UInt64}
) AS leaves ON leaves.subscriber = homes.subscriber AND leaves.sunday = homes.sunday
WHERE homes.subscriber BETWEEN {from_subscriber:UInt64} AND {to_subscriber:UInt64} AND homes.work != 0
