-- Grain: event. The {events} events of one of 28 days, numbered {from_event} and on; 40 for each of {subscribers} subscribers: nights at
-- home, days at work, evenings within 3 km of home with a stop every few events, some at one of ten sites; hours apart at rest,
-- minutes apart when out. On one day of eight an event comes twice (a duplicate in 320), on one of twelve a phone goes to another
-- cell and back within minutes (a ping-pong in 480), and one event in 5,000 is a jump of 40 km. Everything from hashes of the
-- row number.
INSERT INTO events
WITH
  29 AS repeated_ordinal,
  20 AS ping_ordinal
SELECT
  subscriber,
  1791154800000 + 86400000 * day_number + at_ms AS observed_ms,
  1 + multiIf(
    jump % 5000 = 0, 2990 + jump % 10,
    has_ping AND ordinal = ping_ordinal + 1, (ping_spot + 1) % 2990,
    has_ping AND ordinal = ping_ordinal + 2, ping_spot,
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
    toInt64(intDiv(intDiv(number, {subscribers:UInt32}), 40)) AS day_number,
    intDiv(number, {subscribers:UInt32}) % 40 AS ordinal,
    cityHash64(subscriber, day_number) % 8 = 0 AS has_repeated,
    cityHash64(subscriber, day_number, 'ping') % 12 = 0 AS has_ping,
    has_ping AND ordinal BETWEEN ping_ordinal AND ping_ordinal + 2 AS is_ping,
    if(has_repeated AND ordinal = repeated_ordinal + 1, repeated_ordinal, ordinal) AS place_ordinal,
    if(is_ping, ping_ordinal, place_ordinal) AS time_ordinal,
    cityHash64(subscriber, day_number, place_ordinal) AS jump,
    toInt64(multiIf(
      time_ordinal < 4, 7200000 * time_ordinal,
      time_ordinal < 14, 28800000 + 2700000 * (time_ordinal - 4),
      57600000 + 900000 * (time_ordinal - 14)
    ) + cityHash64(subscriber, day_number, time_ordinal, 'time') % 600000 + if(is_ping, 100000 * (ordinal - ping_ordinal), 0)) AS at_ms,
    multiIf(
      place_ordinal < 5 OR place_ordinal > 36, cityHash64(subscriber, 3) % 2990,
      place_ordinal < 14, cityHash64(subscriber, 4) % 2990,
      (cityHash64(subscriber, 3) + cityHash64(subscriber, day_number, intDiv(place_ordinal, 4)) % 5
        + 55 * (cityHash64(subscriber, place_ordinal, day_number) % 4)) % 2990
    ) AS spot,
    (cityHash64(subscriber, 3) + cityHash64(subscriber, day_number, intDiv(ping_ordinal, 4)) % 5
      + 55 * (cityHash64(subscriber, ping_ordinal, day_number) % 4)) % 2990 AS ping_spot
  FROM numbers({from_event:UInt64}, {events:UInt64})
)
ORDER BY subscriber, observed_ms
