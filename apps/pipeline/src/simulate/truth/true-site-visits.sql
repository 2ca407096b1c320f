-- One row a true visit to a site by a person who may be processed. `day` is the local day of its start.
CREATE TABLE true_site_visits (
  person UInt32, leaf UInt8, site UInt16, day Date, start_ms Int64, dwell_s UInt32
) ENGINE = Memory
