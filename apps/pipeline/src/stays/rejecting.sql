-- Grain: subscriber with an event that a per-subscriber rule may have rejected. Input: stay_lists of the bucket.
INSERT INTO rejecting
SELECT subscriber FROM stay_lists WHERE has_rejects
