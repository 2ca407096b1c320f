-- Working tables of one ingest, in memory or mere pipes; made at its start, dropped at its end.

-- Left behind by an ingest that was cut short.
DROP VIEW IF EXISTS ingest_to_events;
DROP VIEW IF EXISTS ingest_to_quarantine;
DROP VIEW IF EXISTS ingest_to_tally;
DROP TABLE IF EXISTS ingest_rows;
DROP TABLE IF EXISTS ingest_source;

-- One row: the key K padded for HMAC-SHA-256, so that no statement carries it.
DROP TABLE IF EXISTS ingest_key;
CREATE TABLE ingest_key (inner_pad String, outer_pad String, key String) ENGINE = Memory;

-- One row a row of subscribers.csv.
DROP TABLE IF EXISTS ingest_people;
CREATE TABLE ingest_people (
  line UInt32, subscriber UInt64, birth_year Int16, gender LowCardinality(String), has_contract UInt8, consent_from_ms Int64
) ENGINE = Memory;

-- One row a subscriber that the register or an objection knows: from when on events are admitted (END_MS: never).
DROP TABLE IF EXISTS ingest_register;
CREATE TABLE ingest_register (
  subscriber UInt64, is_registered UInt8, admitted_from_ms Int64, birth_year Int16
) ENGINE = Memory;

-- One row a distinct subscriber id of the file that is being read. Rows find it by `id_hash`, 64 bits like the pseudonym.
DROP TABLE IF EXISTS ingest_subscribers;
CREATE TABLE ingest_subscribers (
  id String, id_hash UInt64, subscriber UInt64, is_registered UInt8, admitted_from_ms Int64, birth_year Int16
) ENGINE = Memory;

-- One row a cell_id: its first row of cells.csv, and the others where it has several: number, valid from, valid to.
DROP TABLE IF EXISTS ingest_cells;
CREATE TABLE ingest_cells (
  cell_id String, has_cell UInt8, cell UInt32, valid_from_ms Int64, valid_to_ms Int64, others Array(Tuple(UInt32, Int64, Int64))
) ENGINE = Memory;

-- How many rows of the file met which rule; '' is accepted, LEFT_OUT is consent or age.
DROP TABLE IF EXISTS ingest_tally;
CREATE TABLE ingest_tally (rule LowCardinality(String), day Date, rows UInt64) ENGINE = Memory;

-- The pipe: one row a row of an event file with the first rule it breaks ('' none, LEFT_OUT nowhere), fanned out below.
CREATE TABLE ingest_rows (
  file UInt32, line UInt32, rule LowCardinality(String), field LowCardinality(String), value String, known_subscriber Nullable(UInt64),
  subscriber UInt64, observed_ms Int64, cell UInt32, plmn LowCardinality(String), is_registered UInt8, day Date, loaded_ms Int64
) ENGINE = Null;

CREATE MATERIALIZED VIEW ingest_to_events TO events AS
SELECT subscriber, observed_ms, cell, plmn, is_registered, file, line, day FROM ingest_rows WHERE rule = '';

CREATE MATERIALIZED VIEW ingest_to_quarantine TO quarantine AS
SELECT
  file, line, rule, field, if(is_harmless(value) AND value NOT IN (SELECT id FROM ingest_subscribers), value, '') AS value,
  known_subscriber AS subscriber, loaded_ms
FROM ingest_rows WHERE rule NOT IN ('', 'LEFT_OUT');

CREATE MATERIALIZED VIEW ingest_to_tally TO ingest_tally AS
SELECT rule, if(rule = '', day, toDate(0)) AS day, count() AS rows FROM ingest_rows GROUP BY rule, day;
