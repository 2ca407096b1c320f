-- Grain: one row a pseudonym with an accepted event and not known yet: its id under AES-256-GCM (nonce, ciphertext, tag)
-- with the enclave key. The nonce is the start of a keyed hash of the id, so equal ids alone share one (privacy.md 8).
INSERT INTO identities
WITH
  (SELECT inner_pad FROM ingest_key) AS inner_pad,
  (SELECT outer_pad FROM ingest_key) AS outer_pad,
  (SELECT key FROM ingest_key) AS key,
  substring(SHA256(concat(outer_pad, SHA256(concat(inner_pad, 'nonce|', id)))), 1, 12) AS nonce
SELECT subscriber, concat(nonce, encrypt('aes-256-gcm', id, key, nonce)) AS sealed_id
FROM ingest_subscribers
WHERE subscriber NOT IN (SELECT subscriber FROM identities)
  AND subscriber IN (SELECT subscriber FROM events WHERE file = {file:UInt32})
