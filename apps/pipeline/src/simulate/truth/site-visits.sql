-- Collects the day's true visits to sites of those who may be processed: one row a visit of at least five minutes. In: segments.
INSERT INTO true_site_visits
SELECT person, leaf, site, toDate({day:String}) AS day, start_ms, toUInt32(intDiv(end_ms - start_ms, 1000)) AS dwell_s
FROM segments
WHERE kind = 3 AND leaf > 0 AND start_ms >= admitted_ms AND end_ms - start_ms >= 300000
