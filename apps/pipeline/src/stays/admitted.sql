-- Grain: subscriber in the register or in the objections. Inputs: people, consent. Output: the instant from which events are
-- admitted. An objection or withdrawal whose time has come by the build removes the whole history, a later RETURN admits
-- events from its time on, at one instant the objection wins (measures.md 6, Consent). Who is not admitted at all has an
-- instant beyond every event.
INSERT INTO admitted
WITH 9000000000000000 AS never_ms
SELECT
  subscriber,
  multiIf(
    empty(objections_ms), consent_from_ms,
    empty(returns_ms), never_ms,
    greatest(consent_from_ms, arrayMin(returns_ms))
  ) AS admitted_from_ms
FROM (
  SELECT
    subscriber,
    max(from_ms) AS consent_from_ms,
    groupArrayIf(effective_ms, kind IN ('OBJECTION', 'WITHDRAWAL')) AS objections_ms,
    arrayFilter(ms -> ms > arrayMax(objections_ms), groupArrayIf(effective_ms, kind = 'RETURN')) AS returns_ms
  FROM (
    SELECT subscriber, consent_from_ms AS from_ms, 0 AS effective_ms, '' AS kind FROM people
    UNION ALL
    SELECT subscriber, -never_ms AS from_ms, effective_ms, toString(kind) AS kind FROM consent WHERE effective_ms <= {now_ms:Int64}
  )
  GROUP BY subscriber
)
