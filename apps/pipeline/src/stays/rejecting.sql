-- Grain: instant of a subscriber and per-subscriber rule that rejected something there. Input: stay_lists of the bucket.
INSERT INTO rejecting
SELECT subscriber, reject.1, reject.2 FROM stay_lists ARRAY JOIN rejects AS reject
