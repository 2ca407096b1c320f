-- Grain: visit. Input: stay_lists of the bucket. First the stays of fewer than two events or under 5 min are dropped, then
-- those at one place less than 15 min apart, end to start, are one, from the first start to the last end (measures.md 2.4, 6).
INSERT INTO visits
WITH
  2 AS events_min,
  300000 AS visit_min_ms,
  900000 AS joined_below_ms
SELECT subscriber, place_kind, visit.1, visit.2, visit.3
FROM (
  SELECT
    subscriber,
    place_kind,
    arraySort(stay -> (stay.1, stay.2), arrayFilter(stay -> stay.4 >= events_min AND stay.3 - stay.2 >= visit_min_ms, place_stays)) AS long_stays,
    arrayMap(
      (stay, earlier) -> stay.1 != earlier.1 OR stay.2 - earlier.3 >= joined_below_ms,
      long_stays, arrayShiftRight(long_stays, 1)
    ) AS is_first,
    arrayMap(
      (first, last) -> (first.1, first.2, last.3),
      arrayFilter((stay, is_first) -> is_first, long_stays, is_first),
      arrayFilter((stay, is_last) -> is_last, long_stays, arrayShiftLeft(is_first, 1, 1))
    ) AS place_visits
  FROM (
    SELECT subscriber, CAST('ZONE', 'Enum8(\'ZONE\' = 1, \'SITE\' = 2)') AS place_kind, zone_stays AS place_stays FROM stay_lists
    UNION ALL
    SELECT subscriber, CAST('SITE', 'Enum8(\'ZONE\' = 1, \'SITE\' = 2)') AS place_kind, site_stays AS place_stays FROM stay_lists
  )
)
ARRAY JOIN place_visits AS visit
