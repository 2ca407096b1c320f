-- One row a person and site of the week: when the drawn visit began and how long it was.
SELECT site AS site_id, {week:String} AS week,
  {dayparts:Array(String)}[arrayLastIndex(
    edge -> toHour(toDateTime(intDiv(drawn.1, 1000), {time_zone:String})) >= edge, {daypart_hours:Array(UInt8)})] AS daypart,
  {coarse_bands:Array(String)}[arrayLastIndex(edge -> drawn.2 - drawn.1 >= edge * 60000, {coarse_edges:Array(UInt32)})] AS dwell_band,
  age_band
FROM site_weeks
INNER JOIN people USING person
