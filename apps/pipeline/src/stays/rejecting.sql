-- Grain: instant of a subscriber and per-subscriber rule that rejected something there. Input: whereabouts of the bucket.
INSERT INTO rejecting
SELECT subscriber, reject.1, reject.2 FROM whereabouts ARRAY JOIN rejects AS reject
