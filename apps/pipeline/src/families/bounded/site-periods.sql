-- place-period, sites. Grain: customer x budget period x site with a visit that starts in the period, with the number of
-- distinct local days on which one does (measures.md 3, frequency).
-- Input: whereabouts of the bucket. Of more than sites_max sites those with the smallest hashes of place-period are kept.
INSERT INTO site_periods
WITH (SELECT groupArray(site_id) FROM (SELECT site_id FROM sites ORDER BY site)) AS place_ids
SELECT kept_periods.subscriber, kept_periods.period, kept_periods.site, leaves.leaf, kept_periods.days
FROM (
  SELECT
    subscriber,
    period,
    groupArray((place, visited_days)) AS sites,
    arrayJoin(if(length(sites) <= {sites_max:UInt8}, sites, arraySlice(
      arraySort(
        visited -> draw_hash({draw_low:UInt64}, {draw_high:UInt64}, 'place-period', subscriber, toString(period), place_ids[visited.1]),
        if(length(sites) > {sites_max:UInt8}, sites, [])
      ),
      1, {sites_max:UInt8}
    ))) AS kept_site,
    kept_site.1 AS site,
    kept_site.2 AS days
  FROM (
    SELECT subscriber, period_of(day, {first_period:Date}) AS period, place, uniqExact(day) AS visited_days
    FROM (
      SELECT subscriber, place, local_day(start_ms, {time_zone:String}) AS day
      FROM (SELECT subscriber, visit.1 AS place, visit.2 AS start_ms, visit.3 AS end_ms FROM whereabouts ARRAY JOIN site_visits AS visit)
    )
    GROUP BY subscriber, period, place
  )
  GROUP BY subscriber, period
) AS kept_periods
INNER JOIN (
  SELECT subscriber, period, leaf FROM leaves
  WHERE subscriber BETWEEN {from_subscriber:UInt64} AND {to_subscriber:UInt64}
) AS leaves ON leaves.subscriber = kept_periods.subscriber AND leaves.period = kept_periods.period
