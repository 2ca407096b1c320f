-- Grain: one row a subscriber with an objection, withdrawal or return. `admitted_from_ms`: from when on events are admitted
-- again (measures.md 6, Consent): an objection whose time has come removes the whole history, a later RETURN admits from its
-- time on, at one instant the objection wins. 253402300800000 (the year 10000): never.
SELECT
  subscriber,
  countIf(kind != 'RETURN' AND effective_ms <= {now_ms:Int64}) > 0 AS has_objected,
  maxIf(effective_ms, kind != 'RETURN' AND effective_ms <= {now_ms:Int64}) AS objected_ms,
  arrayFilter(returned_ms -> returned_ms > objected_ms, groupArrayIf(effective_ms, kind = 'RETURN')) AS returns,
  multiIf(NOT has_objected, 0, empty(returns), 253402300800000, arrayMin(returns)) AS admitted_from_ms
FROM consent
GROUP BY subscriber
