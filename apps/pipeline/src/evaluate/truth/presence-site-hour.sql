-- One row a person-hour at a site, that of most time; at most 8 hours of a person and day.
SELECT site_id, at
FROM (
  SELECT person, at, argMax(site, spent_ms) AS site_id
  FROM (
    SELECT person, site, toInt64(hour * 3600) AS at, sum(least(end_ms, (at + 3600) * 1000) - greatest(start_ms, at * 1000)) AS spent_ms
    FROM site_visits
    ARRAY JOIN range(toUInt32(intDiv(start_ms, 3600000)), toUInt32(intDiv(end_ms - 1, 3600000) + 1)) AS hour
    GROUP BY person, site, at
  )
  GROUP BY person, at
  ORDER BY person, cityHash64(person, at)
  LIMIT 8 BY person
)
