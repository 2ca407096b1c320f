-- Cells that cells.csv no longer names: stored events may point to them and numbers have no gaps, so they are kept, with a
-- validity of no length (no new event is taken on them), and serve what they served, by the ids of the places.
INSERT INTO cells_new
SELECT cell, cell_id, longitude, latitude, range_m, valid_from_ms, valid_from_ms AS valid_to_ms
FROM cells
WHERE cell NOT IN (SELECT cell FROM cells_new);

INSERT INTO cell_zones_new
SELECT served.cell, renumbered.zone, served.share
FROM cell_zones AS served
INNER JOIN zones AS known ON served.zone = known.zone
INNER JOIN zones_new AS renumbered ON known.area_id = renumbered.area_id
WHERE served.cell IN (SELECT cell FROM cells_new WHERE valid_from_ms = valid_to_ms);

INSERT INTO cell_sites_new
SELECT served.cell, renumbered.site, served.share
FROM cell_sites AS served
INNER JOIN sites AS known ON served.site = known.site
INNER JOIN sites_new AS renumbered ON known.site_id = renumbered.site_id
WHERE served.cell IN (SELECT cell FROM cells_new WHERE valid_from_ms = valid_to_ms);
