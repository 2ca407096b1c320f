-- Grain: visit. Input: whereabouts of the bucket.
INSERT INTO visits
SELECT subscriber, 'ZONE', visit.1, visit.2, visit.3 FROM whereabouts ARRAY JOIN zone_visits AS visit
UNION ALL
SELECT subscriber, 'SITE', visit.1, visit.2, visit.3 FROM whereabouts ARRAY JOIN site_visits AS visit
