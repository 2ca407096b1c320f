-- Grain: pseudonym. Output: the id of the landing folder, which the enclave can map back while it holds the key (measures.md 6).
-- `sealed_id` is nonce (12 bytes), ciphertext, tag: AES-256-GCM (enclave/schema.sql).
CREATE TABLE identified ENGINE = Memory AS
SELECT subscriber, decrypt('aes-256-gcm', substring(sealed_id, 13), unhex({key:String}), substring(sealed_id, 1, 12)) AS subscriber_id
FROM identities
