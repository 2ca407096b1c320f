-- One row a person of one local day: `places`, the places in order of time as (zone, site, kind, start_s, end_s), local
-- seconds of the day, kind 0 home, 1 work, 2 stop in a zone, 3 stop at a site. In: persons, lookups. A day is planned from
-- the person and the day alone, so any day can be made without the others. At most six stops: station, work or first
-- outing, lunch or second outing, work again, station or home in between, evening. Who is out late on a Friday or Saturday
-- begins the next day there.
CREATE OR REPLACE TABLE day_plan ENGINE = Memory AS
WITH
  (SELECT km FROM lookups) AS km,
  (SELECT near FROM lookups) AS near,
  (SELECT leisure_cum FROM lookups) AS leisure_cum,
  (SELECT night_cum FROM lookups) AS night_cum,
  (SELECT site_cum FROM lookups) AS site_cum,
  (SELECT lunch_site FROM lookups) AS lunch_site,
  (SELECT site_zone FROM lookups) AS site_zone,
  (SELECT site_median_s FROM lookups) AS site_median_s,
  (SELECT site_is_shopping FROM lookups) AS site_is_shopping,
  (SELECT patience FROM lookups) AS patience,
  length(leisure_cum) AS zones,
  length(site_zone) AS sites,
  {day_type:String} AS day_type,
  {is_strike:UInt8} AS is_strike,
  {match_site:UInt16} AS match_site,
  {closed_site:UInt16} AS closed_site,
  (a, b) -> toInt32(least(5400, 300 + 200 * km[(toUInt32(a) - 1) * zones + b])) AS travel_s,
  (u1, u2) -> sqrt(-2 * log(u1 + 1e-12)) * cos(2 * pi() * u2) AS normal_of,
  drawn AS (
    SELECT *,
      cityHash64({seed:UInt64}, 'day', person, {day:Int32}) AS h,
      cityHash64({seed:UInt64}, 'day', person, {day:Int32} - 1) AS h_before,
      cityHash64({seed:UInt64}, 'favourite', person) AS h_favourite,
      work > 0 AND day_type IN ('weekday', 'friday') AND simulatedUniform(h, 1) >= if(is_strike, 0.65, 0.2) AS is_at_work,
      NOT is_at_work AND simulatedUniform(h, 2) < multiIf(
        is_roamer, 0.97, day_type = 'saturday', 0.78, day_type = 'sunday', 0.6, work > 0, 0.35, 0.62) * if(band = 7, 0.7, 1) AS is_out,
      {is_late_day:UInt8} AND band <= 4 AND simulatedUniform(h, 4) < 0.1 AS is_late,
      {is_late_day_before:UInt8} AND band <= 4 AND simulatedUniform(h_before, 4) < 0.1 AND {day:Int32} > first_day AS was_late,
      match_site > 0 AND is_fan AND simulatedUniform(h, 5) < 0.6 AS is_at_match,
      is_late OR is_at_match OR simulatedUniform(h, 3)
        < multiIf(day_type = 'friday', 0.24, day_type = 'saturday', 0.22, day_type = 'sunday', 0.1, 0.14)
        * multiIf(band <= 3, 1.3, band >= 6, 0.5, 1) AS has_evening,
      is_at_work AND simulatedUniform(h, 10) < 0.35 AS has_lunch_out,
      is_at_work AND station > 0 AND NOT is_strike AS is_by_train,
      arraySlice(site_cum, ((toUInt32(home) - 1) * 15 + if(leaf = 0, 15, leaf) - 1) * sites + 1, sites) AS own_site_cum
    FROM persons
    WHERE {day:Int32} BETWEEN first_day AND last_day
  ),
  -- Which site: half of the time the person's favourite, else drawn anew. Where: near home or in town.
  chosen AS (
    SELECT *,
      arrayFirstIndex(c -> c >= if(simulatedUniform(h, 20) < 0.5, simulatedUniform(h_favourite, 1), simulatedUniform(h, 21)),
        own_site_cum) AS shop,
      arrayFirstIndex(c -> c >= simulatedUniform(h, 22), own_site_cum) AS other_shop,
      if(simulatedUniform(h, 23) < 0.65, near[(toUInt32(home) - 1) * 7 + 1 + toUInt8(floor(simulatedUniform(h, 24) * 7))],
        arrayFirstIndex(c -> c >= simulatedUniform(h, 25), leisure_cum)) AS spot,
      if(simulatedUniform(h, 26) < 0.5, near[(toUInt32(home) - 1) * 7 + 1 + toUInt8(floor(simulatedUniform(h, 27) * 7))],
        arrayFirstIndex(c -> c >= simulatedUniform(h, 28), leisure_cum)) AS other_spot,
      arrayFirstIndex(c -> c >= simulatedUniform(h, 29), night_cum) AS night_spot,
      arrayFirstIndex(c -> c >= simulatedUniform(h_before, 29), night_cum) AS night_spot_before,
      multiIf(is_roamer, 0.4, day_type = 'saturday', 0.17, day_type = 'sunday', 0.11, 0.05) AS shop_share,
      if(is_at_work AND has_lunch_out AND simulatedUniform(h, 11) < 0.08, lunch_site[work], 0) AS lunch_at
    FROM drawn
  ),
  -- The stops: site, then zone. A closed site is passed by.
  stops AS (
    SELECT *,
      if(is_by_train AND simulatedUniform(h, 6) < 0.75, station, 0) AS site1,
      if(is_out AND simulatedUniform(h, 8) < shop_share AND shop != closed_site, shop, 0) AS site2,
      multiIf(is_at_work, if(lunch_at = closed_site, 0, lunch_at),
        is_out AND simulatedUniform(h, 12) < 0.4 AND simulatedUniform(h, 13) < shop_share AND other_shop NOT IN (closed_site, site2),
        other_shop, 0) AS site3,
      if(is_by_train AND NOT has_evening AND simulatedUniform(h, 7) < 0.75, station, 0) AS site5,
      multiIf(NOT has_evening, 0, is_at_match, match_site, is_late, 0,
        simulatedUniform(h, 14) < 0.08 AND shop NOT IN (closed_site, site2, site3), shop, 0) AS site6,
      site1 > 0 AS has1,
      is_at_work OR is_out AS has2,
      has_lunch_out OR (is_out AND simulatedUniform(h, 12) < 0.4) AS has3,
      is_at_work AND has_lunch_out AS has4,
      if(has1, site_zone[site1], home) AS zone1,
      multiIf(is_at_work, work, site2 > 0, site_zone[site2], is_out, spot, zone1) AS zone2,
      multiIf(site3 > 0, site_zone[site3], NOT has3, zone2,
        is_at_work, near[(toUInt32(work) - 1) * 7 + 1 + toUInt8(floor(simulatedUniform(h, 15) * 2))], other_spot) AS zone3,
      if(has4, work, zone3) AS zone4,
      multiIf(site6 > 0, site_zone[site6], is_late, night_spot, NOT has_evening, 0, simulatedUniform(h, 16) < 0.6, night_spot, spot) AS zone6
    FROM chosen
  ),
  -- How long: log-normal about the site's median, longer or shorter by age and gender where people shop.
  lengths AS (
    WITH
      (site, u1, u2) -> toInt32(greatest(330, least(16200, if(site > 0,
          site_median_s[greatest(site, 1)] * if(site_is_shopping[greatest(site, 1)] = 1, patience[if(leaf = 0, 15, leaf)], 1), 2700)
        * exp(if(site > 0 AND site IN (SELECT arrayJoin(stations) FROM lookups), 0.35, 0.65) * normal_of(u1, u2))))) AS stay_s
    SELECT *,
      if(has1, stay_s(site1, simulatedUniform(h, 30), simulatedUniform(h, 31)), 0) AS length1,
      toInt32(41400 + 6600 * simulatedUniform(h, 32)) AS lunch_s,
      if(is_out, stay_s(site2, simulatedUniform(h, 33), simulatedUniform(h, 34)), 0) AS length2,
      if(has_lunch_out, toInt32(1200 + 1800 * simulatedUniform(h, 35)), stay_s(site3, simulatedUniform(h, 36), simulatedUniform(h, 37))) AS length3,
      if(site5 > 0, stay_s(site5, simulatedUniform(h, 38), simulatedUniform(h, 39)), 0) AS length5,
      stay_s(site6, simulatedUniform(h, 40), simulatedUniform(h, 41)) * if(site6 > 0, 1, 2) AS length6,
      toInt32(if(day_type = 'saturday', 37800, 35100)
        + if(day_type = 'saturday', 19800, 23400) * (simulatedUniform(h, 42) + simulatedUniform(h, 43)) / 2) AS out_s,
      toInt32(if(is_at_match, 66600 + 2700 * simulatedUniform(h, 44), 68400 + 7200 * simulatedUniform(h, 44))) AS evening_s
    FROM stops
  ),
  begun AS (
    SELECT *,
      multiIf(is_at_work, leave_s + toInt32(1800 * simulatedUniform(h, 45)), is_out, out_s - travel_s(home, zone2),
        has_evening, evening_s - travel_s(home, zone6), 86400) AS e0,
      e0 + if(has1, travel_s(home, zone1), 0) AS b1,
      b1 + length1 AS e1
    FROM lengths
  ),
  second AS (
    SELECT *,
      e1 + if(has2, travel_s(zone1, zone2), 0) AS b2,
      multiIf(is_at_work AND has_lunch_out, greatest(b2 + 3600, lunch_s), is_at_work, b2 + work_s, b2 + length2) AS e2
    FROM begun
  ),
  third AS (
    SELECT *, e2 + if(has3, travel_s(zone2, zone3), 0) AS b3, b3 + if(has3, length3, 0) AS e3 FROM second
  ),
  fourth AS (
    SELECT *,
      e3 + if(has4, travel_s(zone3, zone4), 0) AS b4,
      if(has4, greatest(b4 + 3600, b2 + work_s + 2400), b4) AS e4,
      is_out AND has_evening AND evening_s - travel_s(home, zone6) - e4 - travel_s(zone4, home) > 1200 AS is_home_between,
      multiIf(site5 > 0, site_zone[site5], is_home_between, home, zone4) AS zone5
    FROM third
  ),
  fifth AS (
    SELECT *,
      e4 + if(site5 > 0 OR is_home_between, travel_s(zone4, zone5), 0) AS b5,
      multiIf(site5 > 0, b5 + length5, is_home_between, evening_s - travel_s(home, zone6), b5) AS e5,
      if(zone6 = 0, zone5, zone6) AS last_zone
    FROM fourth
  ),
  sixth AS (
    SELECT *,
      has_evening AND (is_late OR e5 < 77400) AS has6,
      if(has6, e5 + travel_s(zone5, last_zone), e5) AS b6,
      multiIf(NOT has6, b6, is_late, 86400, is_at_match, greatest(b6 + 5400, toInt32(78600 + 1500 * simulatedUniform(h, 46))),
        least(b6 + length6, 84600)) AS e6,
      toInt32(3600 + 7200 * simulatedUniform(h_before, 47)) AS night_end_s
    FROM fifth
  )
SELECT
  person, leaf, admitted_ms, pace, out_gap_s, h,
  arrayFilter(place -> place.5 > place.4, arrayMap(
    place -> (toUInt16(place.1), toUInt16(place.2), toUInt8(place.3), toInt32(place.4), toInt32(least(86400, place.5))),
    [
      (if(was_late, night_spot_before, home), 0, 2, 0, if(was_late, night_end_s, 0)),
      (home, 0, 0, if(was_late, night_end_s + travel_s(night_spot_before, home), 0), e0),
      (zone1, site1, 3, b1, e1),
      (zone2, site2, multiIf(is_at_work, 1, site2 > 0, 3, 2), b2, e2),
      (zone3, site3, if(site3 > 0, 3, 2), b3, e3),
      (zone4, 0, 1, b4, e4),
      (zone5, site5, if(site5 > 0, 3, 0), b5, e5),
      (last_zone, if(has6, site6, 0), if(has6 AND site6 > 0, 3, 2), b6, e6),
      (home, 0, 0, if(e0 < 86400, e6 + travel_s(if(has6, last_zone, zone5), home), 86400), 86400)
    ])) AS places
FROM sixth
