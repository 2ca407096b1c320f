-- Grain: subscriber whose events are admitted from an instant after the first event. Input: admitted.
INSERT INTO late_starts
SELECT subscriber, admitted_from_ms FROM admitted WHERE admitted_from_ms > {base_ms:Int64}
