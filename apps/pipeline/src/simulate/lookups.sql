-- The geography and the weights of all choices, as small tables; those that are looked up per row are dictionaries too. Zones, sites and
-- cells are ordinals from 1. `*_cum` are running shares ending in 1. Units: km, seconds.

-- One row: shares of the strata (borough x age band x gender), zones by borough, pull of zones by day, for a visitor's bed and by night, and how
-- long each demo leaf shops, as a factor.
CREATE TABLE choices ENGINE = Memory AS
SELECT
  {stratum_cum:Array(Float64)} AS stratum_cum,
  {stratum_first:Array(UInt16)} AS stratum_first,
  {stratum_zones:Array(UInt16)} AS stratum_zones,
  {stratum_band:Array(UInt8)} AS stratum_band,
  {stratum_woman:Array(UInt8)} AS stratum_woman,
  {home_zones:Array(UInt16)} AS home_zones,
  {leisure_cum:Array(Float64)} AS leisure_cum,
  {lodging_cum:Array(Float64)} AS lodging_cum,
  {night_cum:Array(Float64)} AS night_cum,
  {patience:Array(Float64)} AS patience;

-- One row a zone. `near`: the 7 nearest, itself first. `work_cum`: where its residents work. `lunch_site` 0: none near. `far_cell`: a cell
-- at the other end of town. Its cells are numbered from `first_cell`; a shared one is the last.
CREATE TABLE zones ENGINE = Memory AS
SELECT
  toUInt64(ordinal) AS zone,
  {zone_ids:Array(String)}[ordinal] AS area_id,
  arraySlice({near:Array(UInt16)}, (ordinal - 1) * 7 + 1, 7) AS near,
  arraySlice({work_cum:Array(Float64)}, (ordinal - 1) * length({zone_ids:Array(String)}) + 1, length({zone_ids:Array(String)})) AS work_cum,
  {lunch_site:Array(UInt16)}[ordinal] AS lunch_site,
  {far_cell:Array(UInt32)}[ordinal] AS far_cell,
  {zone_first:Array(UInt32)}[ordinal] AS first_cell,
  {zone_cells:Array(UInt32)}[ordinal] AS cells,
  {zone_is_shared:Array(UInt8)}[ordinal] AS is_shared
FROM (SELECT arrayJoin(arrayEnumerate({zone_ids:Array(String)})) AS ordinal);

CREATE DICTIONARY zone_facts (
  zone UInt64, area_id String, lunch_site UInt16, far_cell UInt32, first_cell UInt32, cells UInt32, is_shared UInt8
) PRIMARY KEY zone SOURCE(CLICKHOUSE(TABLE 'zones')) LAYOUT(FLAT()) LIFETIME(0);

-- One row a pair of zones, `pair` = 1000 x from + to: distance and the three zones passed on the way.
CREATE TABLE zone_pairs ENGINE = Memory AS
SELECT
  toUInt64(1000 * (intDiv(place - 1, length({zone_ids:Array(String)})) + 1) + (place - 1) % length({zone_ids:Array(String)}) + 1) AS pair,
  {km:Array(Float64)}[place] AS km,
  {path:Array(UInt16)}[place * 3 - 2] AS zone1,
  {path:Array(UInt16)}[place * 3 - 1] AS zone2,
  {path:Array(UInt16)}[place * 3] AS zone3
FROM (SELECT arrayJoin(arrayEnumerate({km:Array(Float64)})) AS place);

CREATE DICTIONARY pair_facts (pair UInt64, km Float64, zone1 UInt16, zone2 UInt16, zone3 UInt16)
PRIMARY KEY pair SOURCE(CLICKHOUSE(TABLE 'zone_pairs')) LAYOUT(FLAT()) LIFETIME(0);

-- One row a site; its cells are numbered from `first_cell`.
CREATE TABLE sites ENGINE = Memory AS
SELECT
  toUInt64(ordinal) AS site,
  {site_ids:Array(String)}[ordinal] AS site_id,
  {site_zone:Array(UInt16)}[ordinal] AS zone,
  {site_first:Array(UInt32)}[ordinal] AS first_cell,
  {site_cells:Array(UInt32)}[ordinal] AS cells,
  {site_median_s:Array(Float64)}[ordinal] AS median_s,
  {site_is_shopping:Array(UInt8)}[ordinal] AS is_shopping,
  {site_is_station:Array(UInt8)}[ordinal] AS is_station
FROM (SELECT arrayJoin(arrayEnumerate({site_ids:Array(String)})) AS ordinal);

CREATE DICTIONARY site_facts (
  site UInt64, site_id String, zone UInt16, first_cell UInt32, cells UInt32, median_s Float64, is_shopping UInt8, is_station UInt8
) PRIMARY KEY site SOURCE(CLICKHOUSE(TABLE 'sites')) LAYOUT(FLAT()) LIFETIME(0);

-- One row a home zone and demo leaf: which site its people choose.
CREATE TABLE site_choices ENGINE = Memory AS
SELECT
  toUInt16(intDiv(place - 1, 15) + 1) AS home,
  toUInt8((place - 1) % 15 + 1) AS leaf,
  arraySlice({site_cum:Array(Float64)}, (place - 1) * length({site_ids:Array(String)}) + 1, length({site_ids:Array(String)})) AS site_cum
FROM (SELECT arrayJoin(range(1, 1 + 15 * length({zone_ids:Array(String)}))) AS place);

-- One row a cell. `partner`: the cell it flickers to. `successor`: itself or what replaces it at the network change.
CREATE TABLE cells ENGINE = Memory AS
SELECT
  toUInt64(ordinal) AS cell,
  {cell_ids:Array(String)}[ordinal] AS cell_id,
  {cell_zone:Array(UInt16)}[ordinal] AS zone,
  {partner:Array(UInt32)}[ordinal] AS partner,
  transform(toUInt32(ordinal), {retired:Array(UInt32)}, {replacements:Array(UInt32)}, toUInt32(ordinal)) AS successor
FROM (SELECT arrayJoin(arrayEnumerate({cell_ids:Array(String)})) AS ordinal);

CREATE DICTIONARY cell_facts (cell UInt64, cell_id String, zone UInt16, partner UInt32, successor UInt32)
PRIMARY KEY cell SOURCE(CLICKHOUSE(TABLE 'cells')) LAYOUT(FLAT()) LIFETIME(0);

-- A number in [0, 1) from a hash: draw 1, 2, 3 ... of one person or person-day. The same for any number of threads.
CREATE OR REPLACE FUNCTION simulatedUniform AS (hash, draw) -> intHash64(bitXor(hash, toUInt64(draw))) / 18446744073709551616;

-- Seconds of a journey between two zones, door to door: five minutes and 200 s a km, 90 minutes at most.
CREATE OR REPLACE FUNCTION simulatedTravel AS (origin, destination) ->
  toInt32(least(5400, 300 + 200 * dictGet('pair_facts', 'km', toUInt64(1000 * toUInt32(origin) + toUInt32(destination)))))
