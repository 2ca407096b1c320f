-- place-day, sites. Grain: customer x local day x site with a visit that starts on the day, with the longest such visit
-- (measures.md 3, dwell). Input: whereabouts of the bucket. Of more than sites_max a day those with the smallest hashes of
-- place-day are kept.
INSERT INTO site_days
WITH (SELECT groupArray(site_id) FROM (SELECT site_id FROM sites ORDER BY site)) AS place_ids
SELECT kept_days.subscriber, kept_days.day, kept_days.site, kept_days.dwell_ms
FROM (
  SELECT
    subscriber,
    day,
    groupArray((place, longest_ms)) AS sites,
    arrayJoin(if(length(sites) <= {sites_max:UInt8}, sites, arraySlice(
      arraySort(
        visited -> draw_hash({draw_low:UInt64}, {draw_high:UInt64}, 'place-day', subscriber, toString(day), place_ids[visited.1]),
        if(length(sites) > {sites_max:UInt8}, sites, [])
      ),
      1, {sites_max:UInt8}
    ))) AS kept_site,
    kept_site.1 AS site,
    kept_site.2 AS dwell_ms
  FROM (
    SELECT subscriber, local_day(start_ms, {time_zone:String}) AS day, place, max(end_ms - start_ms) AS longest_ms
    FROM (SELECT subscriber, visit.1 AS place, visit.2 AS start_ms, visit.3 AS end_ms FROM whereabouts ARRAY JOIN site_visits AS visit)
    GROUP BY subscriber, day, place
  )
  GROUP BY subscriber, day
) AS kept_days
INNER JOIN (SELECT day, period FROM calendar WHERE is_counted) AS calendar ON calendar.day = kept_days.day
INNER JOIN (
  SELECT subscriber, period FROM leaves
  WHERE subscriber BETWEEN {from_subscriber:UInt64} AND {to_subscriber:UInt64}
) AS leaves ON leaves.subscriber = kept_days.subscriber AND leaves.period = calendar.period
