-- place-week, sites. Grain: customer x ISO week x site with a visit that starts in the week, with the one visit of the week
-- that the smallest hash of visit-week draws, whether the person is new there, and where they live (measures.md 3).
-- Returning: a visit to the site started within the 28 local days before the day of the week's first visit. Kind: resident
-- or worker if the zone nearest to the site is the person's home or work zone over the 28 days ending with the week.
-- Inputs: whereabouts of the bucket, homes, sites. Of more than sites_max sites a week those with the smallest hashes of
-- place-week are kept.
INSERT INTO site_weeks
WITH
  (SELECT groupArray(site_id) FROM (SELECT site_id FROM sites ORDER BY site)) AS place_ids,
  (SELECT groupArray(zone) FROM (SELECT zone FROM sites ORDER BY site)) AS zone_of,
  (SELECT groupArray(district) FROM (SELECT district FROM zones ORDER BY zone)) AS district_of,
  28 AS new_after_days
SELECT
  kept_weeks.subscriber, kept_weeks.monday, kept_weeks.site, leaves.leaf, kept_weeks.start_ms, kept_weeks.dwell_ms,
  multiIf(
    zone_of[kept_weeks.site] = 0, 'other',
    zone_of[kept_weeks.site] = homes.home, 'resident',
    zone_of[kept_weeks.site] = homes.work, 'worker',
    'other'
  ) AS kind,
  if(kept_weeks.is_returning, 'returning', 'new') AS loyalty,
  district_of[homes.home] AS home_district
FROM (
  SELECT
    subscriber,
    monday,
    groupArray((place, drawn.1, drawn.2, was_there)) AS sites,
    arrayJoin(if(length(sites) <= {sites_max:UInt8}, sites, arraySlice(
      arraySort(
        visited -> draw_hash({draw_low:UInt64}, {draw_high:UInt64}, 'place-week', subscriber, iso_week(monday), place_ids[visited.1]),
        if(length(sites) > {sites_max:UInt8}, sites, [])
      ),
      1, {sites_max:UInt8}
    ))) AS kept_site,
    kept_site.1 AS site,
    kept_site.2 AS start_ms,
    kept_site.3 AS dwell_ms,
    kept_site.4 AS is_returning
  FROM (
    SELECT
      subscriber,
      place,
      arrayJoin(arraySplit((visit, earlier) -> monday_of(visit.3) != monday_of(earlier.3), site_visits, arrayShiftRight(site_visits, 1))) AS week_visits,
      monday_of(week_visits[1].3) AS monday,
      week_visits[1].3 AS first_day,
      arrayExists(day -> day >= first_day - new_after_days AND day < first_day, visited_days) AS was_there,
      arraySort(
        visit -> draw_hash(
          {draw_low:UInt64}, {draw_high:UInt64}, 'visit-week', subscriber, iso_week(monday),
          concat(place_ids[place], '@', toString(intDiv(visit.1, 1000)))
        ),
        week_visits
      )[1] AS drawn
    FROM (
      SELECT
        subscriber,
        place,
        arraySort(groupArray((start_ms, end_ms - start_ms, local_day(start_ms, {time_zone:String})))) AS site_visits,
        arrayDistinct(site_visits.3) AS visited_days
      FROM (SELECT subscriber, visit.1 AS place, visit.2 AS start_ms, visit.3 AS end_ms FROM whereabouts ARRAY JOIN site_visits AS visit)
      GROUP BY subscriber, place
    )
  )
  GROUP BY subscriber, monday
) AS kept_weeks
INNER JOIN (SELECT DISTINCT monday, period FROM calendar WHERE is_counted) AS calendar ON calendar.monday = kept_weeks.monday
INNER JOIN (
  SELECT subscriber, period, leaf FROM leaves
  WHERE subscriber BETWEEN {from_subscriber:UInt64} AND {to_subscriber:UInt64}
) AS leaves ON leaves.subscriber = kept_weeks.subscriber AND leaves.period = calendar.period
LEFT JOIN (
  SELECT subscriber, sunday - 6 AS monday, home, work FROM homes
  WHERE subscriber BETWEEN {from_subscriber:UInt64} AND {to_subscriber:UInt64}
) AS homes ON homes.subscriber = kept_weeks.subscriber AND homes.monday = kept_weeks.monday
