-- One row a person and site of the week from {from}, at most four sites a person (privacy.md 3): one of the week's visits, drawn, as (start_ms,
-- end_ms), and whether an earlier one began within the 28 days before the first. In: site_visits, from 28 days before the week on.
CREATE OR REPLACE TABLE site_weeks ENGINE = Memory AS
SELECT person, site,
  arraySort(visit -> cityHash64(person, site, visit.1), arrayFilter(visit -> visit.3 >= toDate({from:String}), visits))[1] AS drawn,
  arrayMin(arrayFilter(one -> one >= toDate({from:String}), visits.3)) AS first_day,
  arrayExists(one -> one < toDate({from:String}) AND one >= first_day - 28, visits.3) AS is_returning
FROM (SELECT person, site, groupArray((start_ms, end_ms, day)) AS visits FROM site_visits GROUP BY person, site)
WHERE arrayExists(one -> one >= toDate({from:String}), visits.3)
ORDER BY person, cityHash64(person, site, {from:String})
LIMIT 4 BY person
