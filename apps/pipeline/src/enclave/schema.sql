-- The enclave's input tables. Instants are epoch milliseconds (Int64). Places and cells are small ordinals whose texts
-- stand in zones, districts, sites and cells; `subscriber` is the pseudonym (measures.md 6, Draws). No table but
-- `identities` holds a direct identifier, and that one only encrypted (privacy.md 8). On a cluster, tables with a column
-- `subscriber` are sharded by it, the others are whole on every node (decision 0020).

-- One row an event file that was read. `day` is the folder's date.
CREATE TABLE IF NOT EXISTS files (
  file UInt32, path String, day Date, content_sha256 String, rows UInt64, accepted UInt64, rejected UInt64, loaded_ms Int64
) ENGINE = MergeTree ORDER BY file;

-- One row a file and local day that was released before the file came: how many accepted rows came too late for it.
CREATE TABLE IF NOT EXISTS late_rows (
  file UInt32, day Date, late UInt64
) ENGINE = MergeTree ORDER BY (day, file);

-- One row a registered subscriber with contract consent. `birth_year` 0 and `gender` 'unknown' mean not known.
CREATE TABLE IF NOT EXISTS people (
  subscriber UInt64, birth_year Int16, gender LowCardinality(String), consent_from_ms Int64
) ENGINE = MergeTree ORDER BY subscriber;

-- One row an objection, withdrawal or return. Kinds: OBJECTION, WITHDRAWAL, RETURN.
CREATE TABLE IF NOT EXISTS consent (
  subscriber UInt64, effective_ms Int64, kind LowCardinality(String)
) ENGINE = MergeTree ORDER BY (subscriber, effective_ms);

-- One row a subscriber whose events may be processed, and from when on, as of the last build.
CREATE TABLE IF NOT EXISTS admitted (
  subscriber UInt64, admitted_from_ms Int64
) ENGINE = MergeTree ORDER BY subscriber;

-- One row a subscriber whose rows an erasure at work removes, those before `admitted_from_ms`.
CREATE TABLE IF NOT EXISTS erasing (
  subscriber UInt64, admitted_from_ms Int64
) ENGINE = MergeTree ORDER BY subscriber;

-- One row a pseudonym: AES-256-GCM of the landing folder's id under the enclave key (nonce, ciphertext, tag).
CREATE TABLE IF NOT EXISTS identities (
  subscriber UInt64, sealed_id String
) ENGINE = MergeTree ORDER BY subscriber;

-- One row an event that passed every per-row rule, before the per-subscriber rules (DUPLICATE, CONFLICT, SPEED, ping-pong).
-- `is_registered` 0: a SIM of another operator or country that is not in the register. `line` counts the header as line 1.
CREATE TABLE IF NOT EXISTS events (
  subscriber UInt64, observed_ms Int64, cell UInt32, plmn LowCardinality(String), is_registered UInt8, file UInt32, line UInt32, day Date
) ENGINE = MergeTree PARTITION BY day ORDER BY (subscriber, observed_ms, cell);

-- One row a rejected event. `value` is empty where the field could identify a person.
CREATE TABLE IF NOT EXISTS quarantine (
  file UInt32, line UInt32, rule LowCardinality(String), field LowCardinality(String), value String, subscriber Nullable(UInt64), loaded_ms Int64
) ENGINE = MergeTree ORDER BY (file, line);

-- One row a row of cells.csv. A cell_id may have several rows with validities that do not overlap; half open.
CREATE TABLE IF NOT EXISTS cells (
  cell UInt32, cell_id String, longitude Float64, latitude Float64, range_m Float64, valid_from_ms Int64, valid_to_ms Int64
) ENGINE = MergeTree ORDER BY cell;

-- Published zones and districts, numbered from 1 in the order of area_id. `district` 0: none.
CREATE TABLE IF NOT EXISTS zones (
  zone UInt16, area_id String, district UInt16, longitude Float64, latitude Float64
) ENGINE = MergeTree ORDER BY zone;
CREATE TABLE IF NOT EXISTS districts (
  district UInt16, area_id String
) ENGINE = MergeTree ORDER BY district;

-- Sites, sensitive ones left out, numbered from 1 in the order of site_id. `zone`: of the nearest centroid.
CREATE TABLE IF NOT EXISTS sites (
  site UInt16, site_id String, zone UInt16
) ENGINE = MergeTree ORDER BY site;

-- Which zones and sites a cell serves, given or derived (measures.md 6). `share` in (0, 1].
CREATE TABLE IF NOT EXISTS cell_zones (
  cell UInt32, zone UInt16, share Float64
) ENGINE = MergeTree ORDER BY (cell, zone);
CREATE TABLE IF NOT EXISTS cell_sites (
  cell UInt32, site UInt16, share Float64
) ENGINE = MergeTree ORDER BY (cell, site);
