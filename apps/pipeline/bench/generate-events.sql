-- Grain: event. {events} events of {subscribers} subscribers over 28 days, 40 a day: nights at home, days at work, evenings
-- within 3 km of home with a stop every few events, some at one of ten sites; hours apart at rest, minutes apart when out. One in 300
-- is a duplicate, one in 500 a ping-pong, one in 5,000 a jump of 40 km. Everything from hashes of the row number.
INSERT INTO events
SELECT
  subscriber,
  base_ms + 86400000 * day_number + at_ms AS observed_ms,
  1 + multiIf(
    jump % 5000 = 0, 2990 + jump % 10,
    jump % 500 = 0, (spot + 1) % 2990,
    spot
  ) AS cell,
  '234-10' AS plmn,
  1 AS is_registered,
  day_number + 1 AS file,
  2 + row AS line,
  toDate('2026-10-05') + day_number AS day
FROM (
  SELECT
    number AS row,
    sipHash64(number % {subscribers:UInt32}) AS subscriber,
    toInt64(1791154800000) AS base_ms,
    intDiv(intDiv(number, {subscribers:UInt32}), 40) AS day_number,
    intDiv(number, {subscribers:UInt32}) % 40 AS ordinal,
    cityHash64(number, 1) AS jump,
    multiIf(
      ordinal < 4, 7200000 * ordinal,
      ordinal < 14, 28800000 + 2700000 * (ordinal - 4),
      57600000 + 900000 * (ordinal - 14)
    ) + if(jump % 300 = 0, 0, cityHash64(number, 2) % 600000) AS at_ms,
    multiIf(
      ordinal < 5 OR ordinal > 36, cityHash64(subscriber, 3) % 2990,
      ordinal < 14, cityHash64(subscriber, 4) % 2990,
      (cityHash64(subscriber, 3) + cityHash64(subscriber, day_number, intDiv(ordinal, 4)) % 5
        + 55 * (cityHash64(subscriber, ordinal, day_number) % 4)) % 2990
    ) AS spot
  FROM numbers({events:UInt64})
)
ORDER BY day, subscriber, observed_ms
