-- One row: the geography and the weights of all choices. Zones, sites and cells are ordinals from 1; `zone x zone` arrays are
-- row by row. `*_cum` are running shares ending in 1. Units: km, seconds.
--   km            zone x zone distance             path          zone x zone x 3: zones passed on the way
--   near          zone x 7 nearest, itself first   far_cell      zone: a cell at the other end of town
--   stratum_*     borough x age band x gender      home_zones    zones by borough
--   work_cum      zone x zone                      site_cum      zone x 15 demo leaves x site
--   lunch_site    zone: 0 = none                   partner       cell: the one it flickers to
CREATE TABLE lookups ENGINE = Memory AS
SELECT
  {zone_ids:Array(String)} AS zone_ids,
  {site_ids:Array(String)} AS site_ids,
  {cell_ids:Array(String)} AS cell_ids,
  {km:Array(Float64)} AS km,
  {path:Array(UInt16)} AS path,
  {near:Array(UInt16)} AS near,
  {far_cell:Array(UInt32)} AS far_cell,
  {stratum_cum:Array(Float64)} AS stratum_cum,
  {stratum_first:Array(UInt16)} AS stratum_first,
  {stratum_zones:Array(UInt16)} AS stratum_zones,
  {stratum_band:Array(UInt8)} AS stratum_band,
  {stratum_woman:Array(UInt8)} AS stratum_woman,
  {home_zones:Array(UInt16)} AS home_zones,
  {work_cum:Array(Float64)} AS work_cum,
  {leisure_cum:Array(Float64)} AS leisure_cum,
  {night_cum:Array(Float64)} AS night_cum,
  {site_cum:Array(Float64)} AS site_cum,
  {lunch_site:Array(UInt16)} AS lunch_site,
  {stations:Array(UInt16)} AS stations,
  {site_zone:Array(UInt16)} AS site_zone,
  {site_median_s:Array(Float64)} AS site_median_s,
  {site_is_shopping:Array(UInt8)} AS site_is_shopping,
  {patience:Array(Float64)} AS patience,
  {zone_first:Array(UInt32)} AS zone_first,
  {zone_cells:Array(UInt32)} AS zone_cells,
  {zone_is_shared:Array(UInt8)} AS zone_is_shared,
  {site_first:Array(UInt32)} AS site_first,
  {site_cells:Array(UInt32)} AS site_cells,
  {cell_zone:Array(UInt16)} AS cell_zone,
  {partner:Array(UInt32)} AS partner,
  {retired:Array(UInt32)} AS retired,
  {replacements:Array(UInt32)} AS replacements
