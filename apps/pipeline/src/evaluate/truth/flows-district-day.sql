-- One row a person, pair of districts and daypart of departure, at most 6 of a day.
SELECT origin_id, destination_id, daypart, {day:String} AS day
FROM (
  SELECT DISTINCT person, origin_district AS origin_id, destination_district AS destination_id,
    {dayparts:Array(String)}[arrayLastIndex(
      edge -> toHour(toDateTime(intDiv(departure_ms, 1000), {time_zone:String})) >= edge, {daypart_hours:Array(UInt8)})] AS daypart
  FROM trips
  WHERE person IN (SELECT person FROM people WHERE country = '')
  ORDER BY person, cityHash64(person, origin_id, destination_id, daypart)
  LIMIT 6 BY person
)
