-- One row a simulated person: subscribers 1 .. {subscribers}, then roamers. In: lookups. `leaf` 0: under 16; 1 .. 14 known
-- demo leaves in leaf order; 15 unknown. `work`, `station` 0: none. `leave_s` local second of leaving for work, `work_s`
-- its length, `pace` factor on the gaps between events at rest, `out_gap_s` gap on the move. `admitted_ms` first instant that
-- may be processed (consent), far in the future for those who never may. Days are counted from day 0.
CREATE TABLE persons ENGINE = Memory AS
WITH
  (SELECT stratum_cum FROM lookups) AS stratum_cum,
  (SELECT stratum_first FROM lookups) AS stratum_first,
  (SELECT stratum_zones FROM lookups) AS stratum_zones,
  (SELECT stratum_band FROM lookups) AS stratum_band,
  (SELECT stratum_woman FROM lookups) AS stratum_woman,
  (SELECT home_zones FROM lookups) AS home_zones,
  (SELECT work_cum FROM lookups) AS work_cum,
  (SELECT leisure_cum FROM lookups) AS leisure_cum,
  (SELECT km FROM lookups) AS km,
  (SELECT stations FROM lookups) AS stations,
  (SELECT site_zone FROM lookups) AS site_zone,
  length(leisure_cum) AS zones,
  [0.58, 0.86, 0.85, 0.82, 0.68, 0.12, 0.02] AS works_by_band,
  [16, 25, 35, 45, 55, 65, 75] AS band_from,
  [9, 10, 10, 10, 10, 10, 15] AS band_years,
  drawn AS (
    SELECT
      toUInt32(number + 1) AS person,
      cityHash64({seed:UInt64}, 'person', toUInt32(number + 1)) AS h,
      person > {subscribers:UInt32} AS is_roamer,
      arrayFirstIndex(c -> c >= simulatedUniform(h, 1), stratum_cum) AS stratum,
      stratum_band[stratum] AS band,
      stratum_woman[stratum] AS woman,
      NOT is_roamer AND simulatedUniform(h, 2) < 0.03 AS is_child,
      simulatedUniform(h, 3) < 0.04 AS is_unknown,
      simulatedUniform(h, 4) AS consent_draw,
      simulatedUniform(h, 5) AS objection_draw
    FROM numbers({subscribers:UInt32} + {roamers:UInt32})
  ),
  placed AS (
    SELECT *,
      if(is_roamer,
        arrayFirstIndex(c -> c >= simulatedUniform(h, 6), leisure_cum),
        home_zones[stratum_first[stratum] + toUInt16(floor(simulatedUniform(h, 6) * stratum_zones[stratum]))]) AS home,
      NOT is_roamer AND NOT is_child AND simulatedUniform(h, 7) < works_by_band[band] AS works,
      if(is_child, 10 + floor(simulatedUniform(h, 8) * 6), band_from[band] + floor(simulatedUniform(h, 8) * band_years[band])) AS age
    FROM drawn
  ),
  employed AS (
    SELECT *,
      if(works, arrayFirstIndex(c -> c >= simulatedUniform(h, 9), arraySlice(work_cum, (home - 1) * zones + 1, zones)), 0) AS work
    FROM placed
  ),
  commuting AS (
    SELECT *,
      arraySort(arrayMap(
        s -> (km[(home - 1) * zones + site_zone[s]] + km[(site_zone[s] - 1) * zones + work] - km[(home - 1) * zones + work], s),
        stations))[1] AS detour
    FROM employed
  )
SELECT
  person,
  is_roamer,
  multiIf(is_roamer, 15, is_child, 0, is_unknown, 15, band * 2 - woman) AS leaf,
  band,
  woman,
  if(is_unknown AND simulatedUniform(h, 10) < 0.7, 0, toInt16({period_year:UInt16} - 1 - age)) AS birth_year,
  multiIf(is_unknown AND (birth_year > 0 OR simulatedUniform(h, 11) < 0.5), '', woman = 1, 'female', 'male') AS gender,
  toUInt16(home) AS home,
  toUInt16(work) AS work,
  toUInt16(if(works AND detour.1 < 2 AND simulatedUniform(h, 12) < 0.2, detour.2, 0)) AS station,
  toInt32(26400 + 7200 * simulatedUniform(h, 13)) AS leave_s,
  toInt32(27000 + 6300 * simulatedUniform(h, 14)) AS work_s,
  0.65 + 0.7 * simulatedUniform(h, 15) AS pace,
  250 + 140 * simulatedUniform(h, 16) AS out_gap_s,
  simulatedUniform(h, 17) < if(woman = 1, 0.025, 0.07) AS is_fan,
  toInt32(if(is_roamer, floor(simulatedUniform(h, 18) * 31) - 3, -1000)) AS first_day,
  toInt32(if(is_roamer, first_day + 1 + floor(simulatedUniform(h, 19) * 5), 100000)) AS last_day,
  if(consent_draw < 0.015, 'NONE', 'CONTRACT') AS consent,
  {day0_ms:Int64} + 1000 * if(consent_draw BETWEEN 0.015 AND 0.02,
    toInt64(simulatedUniform(h, 20) * 2400000),
    -toInt64(5000000 + simulatedUniform(h, 20) * 50000000)) AS consent_ms,
  multiIf(is_roamer OR objection_draw >= 0.006, '', objection_draw < 0.004, 'OBJECTION', 'WITHDRAWAL') AS objection,
  {day0_ms:Int64} + 1000 * toInt64(86400 + simulatedUniform(h, 21) * 2200000) AS objection_ms,
  objection != '' AND simulatedUniform(h, 22) < 0.3 AS is_returner,
  objection_ms + 1000 * toInt64(86400 + simulatedUniform(h, 23) * 600000) AS return_ms,
  multiIf(is_roamer OR is_child OR consent = 'NONE' OR (objection != '' AND NOT is_returner), 9000000000000000,
    is_returner, greatest(return_ms, consent_ms), consent_ms) AS admitted_ms,
  if(is_roamer,
    {roamer_codes:Array(String)}[1 + toUInt32(floor(pow(simulatedUniform(h, 24), 2) * length({roamer_codes:Array(String)})))],
    {operator_code:String}) AS plmn,
  if(is_roamer, concat('v', leftPad(toString(person), 7, '0')), concat('s', leftPad(toString(person), 7, '0'))) AS subscriber_id
FROM commuting
ORDER BY person
