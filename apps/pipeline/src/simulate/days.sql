-- One row a simulated day. `day_type` weekday, friday, saturday, sunday; `match_site`, `closed_site` 0: none; `is_late_day`: people stay
-- out past midnight.
CREATE TABLE days ENGINE = Memory AS
SELECT
  {days:Array(Int32)}[n] AS day,
  {day_types:Array(String)}[n] AS day_type,
  {strikes:Array(UInt8)}[n] AS is_strike,
  {match_sites:Array(UInt16)}[n] AS match_site,
  {closed_sites:Array(UInt16)}[n] AS closed_site,
  {late_days:Array(UInt8)}[n] AS is_late_day,
  {late_days_before:Array(UInt8)}[n] AS is_late_day_before
FROM (SELECT arrayJoin(arrayEnumerate({days:Array(Int32)})) AS n)
