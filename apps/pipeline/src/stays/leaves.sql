-- Grain: customer of the bucket and period of the calendar. Age is the year of the period's first day less the birth year
-- less 1; under 16 is not counted; an unknown birth year or a gender other than female or male is leaf 15, UNKNOWN, which a
-- market's policy may leave out (measures.md 6, privacy.md 3). Leaves 1 to 14: by age band, then female, male.
INSERT INTO leaves
WITH
  16 AS age_min,
  15 AS unknown_leaf,
  [16, 25, 35, 45, 55, 65, 75] AS band_starts
SELECT subscriber, period, leaf
FROM (
  SELECT
    subscriber, period,
    toYear(period) - birth_year - 1 AS age,
    if(
      birth_year = 0 OR gender NOT IN ('female', 'male'),
      unknown_leaf,
      2 * arrayCount(band_start -> age >= band_start, band_starts) - (gender = 'female')
    ) AS leaf
  FROM people
  CROSS JOIN (SELECT DISTINCT period FROM calendar WHERE is_counted) AS periods
  WHERE subscriber BETWEEN {from_subscriber:UInt64} AND {to_subscriber:UInt64}
    AND subscriber IN (SELECT subscriber FROM kept WHERE is_registered)
    AND (birth_year = 0 OR age >= age_min)
)
WHERE leaf != unknown_leaf OR {admit_unknown:UInt8}
