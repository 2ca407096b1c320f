-- One row a simulated person: subscribers 1 .. {subscribers}, then roamers. In: choices, zones, sites, site_choices. `leaf` 0: under 16; 1 .. 14 known
-- demo leaves in leaf order; 15 unknown. `near_home`, `site_cum`: as in zones and site_choices. `work`, `station` 0: none. `leave_s` local second of leaving for work, `work_s`
-- its length, `pace` factor on the gaps between events at rest, `out_gap_s` gap on the move. `admitted_ms` first instant that
-- may be processed (consent), far in the future for those who never may. Days are counted from day 0.
CREATE TABLE persons ENGINE = Memory AS
WITH
  (SELECT stratum_cum FROM choices) AS stratum_cum,
  (SELECT stratum_first FROM choices) AS stratum_first,
  (SELECT stratum_zones FROM choices) AS stratum_zones,
  (SELECT stratum_band FROM choices) AS stratum_band,
  (SELECT stratum_woman FROM choices) AS stratum_woman,
  (SELECT home_zones FROM choices) AS home_zones,
  (SELECT lodging_cum FROM choices) AS lodging_cum,
  {works_by_band:Array(Float64)} AS works_by_band,
  [16, 25, 35, 45, 55, 65, 75] AS band_from,
  [9, 10, 10, 10, 10, 10, 15] AS band_years,
  hashed AS (
    SELECT
      toUInt32(number + 1) AS person,
      cityHash64({seed:UInt64}, 'person', toUInt32(number + 1)) AS h,
      number >= {subscribers:UInt32} AS is_roamer
    FROM numbers({subscribers:UInt32} + {roamers:UInt32})
  ),
  drawn AS (
    SELECT *,
      arrayFirstIndex(c -> c >= simulatedUniform(h, 1), stratum_cum) AS stratum,
      NOT is_roamer AND simulatedUniform(h, 2) < 0.03 AS is_child,
      simulatedUniform(h, 3) < 0.04 AS is_unknown,
      simulatedUniform(h, 4) AS consent_draw,
      simulatedUniform(h, 5) AS objection_draw
    FROM hashed
  ),
  placed AS (
    SELECT *,
      stratum_band[stratum] AS band,
      stratum_woman[stratum] AS woman,
      toUInt16(if(is_roamer,
        arrayFirstIndex(c -> c >= simulatedUniform(h, 6), lodging_cum),
        home_zones[stratum_first[stratum] + toUInt16(floor(simulatedUniform(h, 6) * stratum_zones[stratum]))])) AS home
    FROM drawn
  ),
  aged AS (
    SELECT *,
      multiIf(is_roamer, 15, is_child, 0, is_unknown, 15, band * 2 - woman) AS leaf,
      NOT is_roamer AND NOT is_child AND simulatedUniform(h, 7) < works_by_band[band] AS works,
      if(is_child, 10 + floor(simulatedUniform(h, 8) * 6), band_from[band] + floor(simulatedUniform(h, 8) * band_years[band])) AS age
    FROM placed
  ),
  employed AS (
    SELECT aged.*, zones.near AS near_home,
      toUInt16(if(works, arrayFirstIndex(c -> c >= simulatedUniform(h, 9), zones.work_cum), 0)) AS work
    FROM aged
    INNER JOIN zones ON zones.zone = aged.home
  ),
  commuting AS (
    SELECT employed.*, site_choices.site_cum AS site_cum,
      arraySort(arrayMap(
        s -> (dictGet('pair_facts', 'km', toUInt64(1000 * toUInt32(home) + s.2)) + dictGet('pair_facts', 'km', toUInt64(1000 * toUInt32(s.2) + work))
          - dictGet('pair_facts', 'km', toUInt64(1000 * toUInt32(home) + work)), s.1),
        (SELECT groupArray((toUInt16(site), zone)) FROM (SELECT site, zone FROM sites WHERE is_station = 1 ORDER BY site))))[1] AS detour
    FROM employed
    INNER JOIN site_choices ON site_choices.home = employed.home AND site_choices.leaf = toUInt8(if(employed.leaf = 0, 15, employed.leaf))
  ),
  consenting AS (
    SELECT *,
      if(consent_draw < 0.015, 'NONE', 'CONTRACT') AS consent,
      {day0_ms:Int64} + 1000 * if(consent_draw BETWEEN 0.015 AND 0.02,
        toInt64(simulatedUniform(h, 20) * 2400000),
        -toInt64(5000000 + simulatedUniform(h, 20) * 50000000)) AS consent_ms,
      multiIf(is_roamer OR objection_draw >= 0.006, '', objection_draw < 0.004, 'OBJECTION', 'WITHDRAWAL') AS objection,
      {day0_ms:Int64} + 1000 * toInt64(86400 + simulatedUniform(h, 21) * 2200000) AS objection_ms,
      if(is_unknown AND simulatedUniform(h, 10) < 0.7, 0, toInt16({period_year:UInt16} - 1 - age)) AS birth_year,
      toInt32(if(is_roamer, floor(simulatedUniform(h, 18) * 31) - 3, -1000)) AS first_day
    FROM commuting
  ),
  returning AS (
    SELECT *,
      objection != '' AND simulatedUniform(h, 22) < 0.3 AS is_returner,
      objection_ms + 1000 * toInt64(86400 + simulatedUniform(h, 23) * 600000) AS return_ms
    FROM consenting
  )
SELECT
  person,
  is_roamer,
  toUInt8(leaf) AS leaf,
  band,
  birth_year,
  multiIf(is_unknown AND (birth_year > 0 OR simulatedUniform(h, 11) < 0.5), '', woman = 1, 'female', 'male') AS gender,
  home,
  work,
  near_home,
  site_cum,
  toUInt16(if(works AND detour.1 < 2 AND simulatedUniform(h, 12) < 0.2, detour.2, 0)) AS station,
  toInt32(26400 + 7200 * simulatedUniform(h, 13)) AS leave_s,
  toInt32(27000 + 6300 * simulatedUniform(h, 14)) AS work_s,
  0.65 + 0.7 * simulatedUniform(h, 15) AS pace,
  250 + 140 * simulatedUniform(h, 16) AS out_gap_s,
  simulatedUniform(h, 17) < if(woman = 1, 0.025, 0.07) AS is_fan,
  first_day,
  toInt32(if(is_roamer, first_day + 1 + floor(simulatedUniform(h, 19) * 5), 100000)) AS last_day,
  consent,
  consent_ms,
  objection,
  objection_ms,
  is_returner,
  return_ms,
  multiIf(is_roamer OR is_child OR consent = 'NONE' OR (objection != '' AND NOT is_returner), 9000000000000000,
    is_returner, greatest(return_ms, consent_ms), consent_ms) AS admitted_ms,
  if(is_roamer,
    {roamer_codes:Array(String)}[1 + toUInt32(floor(pow(simulatedUniform(h, 24), 2) * length({roamer_codes:Array(String)})))],
    {operator_code:String}) AS plmn,
  concat(if(is_roamer, 'v', 's'), leftPad(toString(person), 7, '0')) AS subscriber_id
FROM returning
ORDER BY person
