-- One row a person and local day of {from_day} .. {to_day}: `places`, the places in order of time as (zone, site, kind, start_s, end_s), local
-- seconds of the day, kind 0 home, 1 work, 2 stop in a zone, 3 stop at a site. In: persons, days, choices. A day is planned from
-- the person and the day alone, so any day can be made without the others. At most six stops: station, work or first
-- outing, lunch or second outing, work again, station or home in between, evening. Who is out late on a Friday or Saturday
-- begins the next day there. {night_worker} (0: none) leaves for the quiet zone from Sunday to Thursday evening and stays until 05:00; day 0 is a
-- Monday.
CREATE OR REPLACE TABLE day_plan ENGINE = Memory AS
WITH
  toUInt16({quiet_zone:UInt16}) AS quiet_zone,
  day % 7 < 5 AS is_morning_after,
  day % 7 NOT IN (4, 5) AS is_night_ahead,
  simulatedTravel(quiet_zone, home) AS night_travel,
  (SELECT leisure_cum FROM choices) AS leisure_cum,
  (SELECT night_cum FROM choices) AS night_cum,
  (SELECT patience FROM choices) AS patience,
  site -> dictGet('site_facts', 'zone', toUInt64(site)) AS zone_of,
  hashed AS (
    SELECT persons.*, days.*,
      cityHash64({seed:UInt64}, 'day', person, day) AS h,
      cityHash64({seed:UInt64}, 'day', person, toInt32(day - 1)) AS h_before,
      cityHash64({seed:UInt64}, 'favourite', person) AS h_favourite
    FROM persons
    CROSS JOIN (SELECT * FROM days WHERE day BETWEEN {from_day:Int32} AND {to_day:Int32}) AS days
    WHERE day BETWEEN first_day AND last_day
  ),
  -- What sort of day it is for the person; then which places come into question: half of the time the favourite site, else one
  -- drawn anew; a zone near home or in town.
  working AS (
    SELECT *,
      work > 0 AND day_type IN ('weekday', 'friday') AND simulatedUniform(h, 1) >= if(is_strike, 0.65, 0.2) AS is_at_work,
      is_late_day AND band <= 4 AND simulatedUniform(h, 4) < 0.1 AS is_late,
      is_late_day_before AND band <= 4 AND simulatedUniform(h_before, 4) < 0.1 AND day > first_day AS was_late,
      match_site > 0 AND is_fan AND simulatedUniform(h, 5) < 0.6 AS is_at_match,
      arrayFirstIndex(c -> c >= if(simulatedUniform(h, 20) < 0.5, simulatedUniform(h_favourite, 1), simulatedUniform(h, 21)), site_cum) AS shop,
      arrayFirstIndex(c -> c >= simulatedUniform(h, 22), site_cum) AS other_shop,
      if(simulatedUniform(h, 23) < 0.65, near_home[1 + toUInt8(floor(simulatedUniform(h, 24) * 7))],
        arrayFirstIndex(c -> c >= simulatedUniform(h, 25), leisure_cum)) AS spot,
      if(simulatedUniform(h, 26) < 0.5, near_home[1 + toUInt8(floor(simulatedUniform(h, 27) * 7))],
        arrayFirstIndex(c -> c >= simulatedUniform(h, 28), leisure_cum)) AS other_spot,
      arrayFirstIndex(c -> c >= simulatedUniform(h, 29), night_cum) AS night_spot,
      arrayFirstIndex(c -> c >= simulatedUniform(h_before, 29), night_cum) AS night_spot_before,
      multiIf(is_roamer, 0.4, day_type = 'saturday', 0.13, day_type = 'sunday', 0.1, 0.07) AS shop_share
    FROM hashed
  ),
  going AS (
    SELECT *,
      NOT is_at_work AND simulatedUniform(h, 2) < multiIf(
        is_roamer, 0.97, day_type = 'saturday', 0.78, day_type = 'sunday', 0.6, work > 0, 0.35, 0.62) * if(band = 7, 0.7, 1) AS is_out,
      is_late OR is_at_match OR simulatedUniform(h, 3)
        < multiIf(day_type = 'friday', 0.24, day_type = 'saturday', 0.22, day_type = 'sunday', 0.1, 0.14)
        * multiIf(band <= 3, 1.3, band >= 6, 0.5, 1) AS has_evening,
      is_at_work AND simulatedUniform(h, 10) < 0.35 AS has_lunch_out,
      is_at_work AND station > 0 AND NOT is_strike AS is_by_train
    FROM working
  ),
  -- The stops: site, then zone, then how long. A closed site is passed by.
  first_sites AS (
    SELECT *,
      is_out AND simulatedUniform(h, 12) < 0.4 AS has_second,
      if(is_by_train AND simulatedUniform(h, 6) < 0.75, station, 0) AS site1,
      if(is_out AND simulatedUniform(h, 8) < shop_share AND shop != closed_site, shop, 0) AS site2,
      if(has_lunch_out AND simulatedUniform(h, 11) < 0.08, dictGet('zone_facts', 'lunch_site', toUInt64(work)), 0) AS lunch_at,
      if(is_by_train AND NOT has_evening AND simulatedUniform(h, 7) < 0.75, station, 0) AS site5
    FROM going
  ),
  second_site AS (
    SELECT *,
      multiIf(is_at_work, if(lunch_at = closed_site, 0, lunch_at),
        has_second AND simulatedUniform(h, 13) < shop_share AND other_shop NOT IN (closed_site, site2), other_shop, 0) AS site3,
      has_lunch_out OR has_second AS has3
    FROM first_sites
  ),
  last_site AS (
    SELECT *,
      multiIf(NOT has_evening, 0, is_at_match, match_site, is_late, 0,
        simulatedUniform(h, 14) < 0.08 AND shop NOT IN (closed_site, site2, site3), shop, 0) AS site6,
      if(site1 > 0, zone_of(site1), home) AS zone1
    FROM second_site
  ),
  second_zone AS (
    SELECT *, multiIf(is_at_work, work, site2 > 0, zone_of(site2), is_out, spot, zone1) AS zone2 FROM last_site
  ),
  third_zone AS (
    SELECT *,
      multiIf(site3 > 0, zone_of(site3), NOT has3, zone2, is_at_work, work, other_spot) AS zone3,
      multiIf(site6 > 0, zone_of(site6), is_late, night_spot, NOT has_evening, 0, simulatedUniform(h, 16) < 0.6, night_spot, spot) AS zone6
    FROM second_zone
  ),
  -- Log-normal about the site's median, longer or shorter by age and gender where people shop; 45 minutes in a zone.
  lengths AS (
    WITH
      site -> dictGet('site_facts', 'is_shopping', toUInt64(site)) = 1 AS is_shopping,
      (u1, u2) -> sqrt(-2 * log(u1 + 1e-12)) * cos(2 * pi() * u2) AS normal_of,
      (site, u1, u2) -> toInt32(greatest(330, least(16200, if(site = 0, 2700, dictGet('site_facts', 'median_s', toUInt64(site)))
        * if(is_shopping(site), patience[if(leaf = 0, 15, leaf)], 1)
        * exp(multiIf(dictGet('site_facts', 'is_station', toUInt64(site)) = 1, 0.35, is_shopping(site), 0.8, 0.65) * normal_of(u1, u2))))) AS stay_s
    SELECT *,
      if(has_lunch_out, work, zone3) AS zone4,
      if(site1 > 0, stay_s(site1, simulatedUniform(h, 30), simulatedUniform(h, 31)), 0) AS length1,
      toInt32(41400 + 6600 * simulatedUniform(h, 32)) AS lunch_s,
      if(is_out, stay_s(site2, simulatedUniform(h, 33), simulatedUniform(h, 34)), 0) AS length2,
      multiIf(has_lunch_out, toInt32(1200 + 1800 * simulatedUniform(h, 35)),
        has_second, stay_s(site3, simulatedUniform(h, 36), simulatedUniform(h, 37)), 0) AS length3,
      if(site5 > 0, stay_s(site5, simulatedUniform(h, 38), simulatedUniform(h, 39)), 0) AS length5,
      stay_s(site6, simulatedUniform(h, 40), simulatedUniform(h, 41)) * if(site6 > 0, 1, 2) AS length6,
      toInt32(if(day_type = 'saturday', 37800, 35100)
        + if(day_type = 'saturday', 19800, 23400) * (simulatedUniform(h, 42) + simulatedUniform(h, 43)) / 2) AS out_s,
      toInt32(if(is_at_match, 66600 + 2700 * simulatedUniform(h, 44), 68400 + 7200 * simulatedUniform(h, 44))) AS evening_s,
      toInt32(3600 + 7200 * simulatedUniform(h_before, 47)) AS night_end_s
    FROM third_zone
  ),
  journeys AS (
    SELECT *,
      if(site1 > 0, simulatedTravel(home, zone1), 0) AS travel1,
      if(is_at_work OR is_out, simulatedTravel(zone1, zone2), 0) AS travel2,
      if(has3, simulatedTravel(zone2, zone3), 0) AS travel3,
      if(has_lunch_out, simulatedTravel(zone3, zone4), 0) AS travel4,
      simulatedTravel(zone4, home) AS travel_home,
      evening_s - if(has_evening, simulatedTravel(home, zone6), 0) AS leave_evening_s,
      multiIf(is_at_work, leave_s + toInt32(1800 * simulatedUniform(h, 45)), is_out, out_s - simulatedTravel(home, zone2),
        has_evening, leave_evening_s, 86400) AS e0,
      if(was_late, night_end_s + simulatedTravel(night_spot_before, home), 0) AS home_s
    FROM lengths
  ),
  -- The clock of the day: stop n lasts from b<n> to e<n>.
  first AS (SELECT *, e0 + travel1 AS b1, e0 + travel1 + length1 AS e1, e0 + travel1 + length1 + travel2 AS b2 FROM journeys),
  second AS (
    SELECT *, multiIf(has_lunch_out, greatest(b2 + 3600, lunch_s), is_at_work, b2 + work_s, b2 + length2) AS e2 FROM first
  ),
  third AS (
    SELECT *, e2 + travel3 AS b3, e2 + travel3 + length3 AS e3, e2 + travel3 + length3 + travel4 AS b4 FROM second
  ),
  fourth AS (SELECT *, if(has_lunch_out, greatest(b4 + 3600, b2 + work_s + 2400), b4) AS e4 FROM third),
  between AS (
    SELECT *, is_out AND has_evening AND leave_evening_s - e4 - travel_home > 1200 AS is_home_between FROM fourth
  ),
  fifth AS (
    SELECT *,
      multiIf(site5 > 0, zone_of(site5), is_home_between, home, zone4) AS zone5,
      e4 + multiIf(site5 > 0, simulatedTravel(zone4, zone_of(site5)), is_home_between, travel_home, 0) AS b5
    FROM between
  ),
  ended AS (SELECT *, multiIf(site5 > 0, b5 + length5, is_home_between, leave_evening_s, b5) AS e5 FROM fifth),
  evening AS (SELECT *, has_evening AND (is_late OR e5 < 77400) AS has6 FROM ended),
  sixth AS (
    SELECT *, if(has6, zone6, zone5) AS last_zone, if(has6, site6, 0) AS last_site,
      e5 + if(has6, simulatedTravel(zone5, zone6), 0) AS b6
    FROM evening
  ),
  home_again AS (
    SELECT *,
      multiIf(NOT has6, b6, is_late, 86400, is_at_match, greatest(b6 + 5400, toInt32(78600 + 1500 * simulatedUniform(h, 46))),
        least(b6 + length6, 84600)) AS e6
    FROM sixth
  ),
  planned AS (SELECT *, if(e0 < 86400, e6 + simulatedTravel(last_zone, home), 86400) AS back_s FROM home_again)
SELECT
  day, person, leaf, admitted_ms, pace, out_gap_s, h,
  arrayFilter(place -> place.5 > place.4, arrayMap(
    place -> (toUInt16(place.1), toUInt16(place.2), toUInt8(place.3), toInt32(place.4), toInt32(least(86400, place.5))),
    if(person = {night_worker:UInt32}, [
      (quiet_zone, 0, 1, 0, if(is_morning_after, 18000, 0)),
      (home, 0, 0, if(is_morning_after, 18000 + night_travel, 0), if(is_night_ahead, 79200 - night_travel, 86400)),
      (quiet_zone, 0, 1, if(is_night_ahead, 79200, 86400), 86400)
    ], [
      (if(was_late, night_spot_before, home), 0, 2, 0, if(was_late, night_end_s, 0)),
      (home, 0, 0, home_s, e0),
      (zone1, site1, 3, b1, e1),
      (zone2, site2, multiIf(is_at_work, 1, site2 > 0, 3, 2), b2, e2),
      (zone3, site3, if(site3 > 0, 3, 2), b3, e3),
      (zone4, 0, 1, b4, e4),
      (zone5, site5, if(site5 > 0, 3, 0), b5, e5),
      (last_zone, last_site, if(last_site > 0, 3, 2), b6, e6),
      (home, 0, 0, back_s, 86400)
    ]))) AS places
FROM planned
-- Most of this statement's time in a small market is its planning; optimising the plan would double that and gains nothing here.
SETTINGS query_plan_enable_optimizations = 0, compile_expressions = 0
