-- One row a released cell: the noisy count, the true one (NULL: the family has no truth), and the enclave's exact bounded one (NULL: not given).
-- `key` is the text of the cell's keys.
CREATE TABLE compared_cells (
  family LowCardinality(String), key String, sigma Float64, noisy Int64, actual Nullable(Int64), exact Nullable(Int64)
) ENGINE = Memory
