-- Grain: stay. Input: whereabouts of the bucket.
INSERT INTO stays
SELECT subscriber, 'ZONE', stay.1, stay.2, stay.3, stay.4 FROM whereabouts ARRAY JOIN zone_stays AS stay
UNION ALL
SELECT subscriber, 'SITE', stay.1, stay.2, stay.3, stay.4 FROM whereabouts ARRAY JOIN site_stays AS stay
