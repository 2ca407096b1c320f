-- Grain: subscriber with a kept event. Input: whereabouts of the bucket, of which stays, visits and trips are kept to be inspected.
INSERT INTO movements
SELECT subscriber, zone_stays, site_stays, zone_visits, site_visits, trips FROM whereabouts WHERE events > 0
SETTINGS max_insert_threads = 2
