-- Grain: trip. Input: whereabouts of the bucket.
INSERT INTO trips
SELECT subscriber, trip.1, trip.2, trip.3, trip.4 FROM whereabouts ARRAY JOIN trips AS trip
