-- One row a released cell of a family that has a truth: the noisy count, the true one, and the exact bounded one where `inspect`
-- was given. `key` is the text of the cell's keys.
CREATE TABLE compared_cells (
  family LowCardinality(String), key String, sigma Float64, noisy Int64, actual Int64, exact Nullable(Int64)
) ENGINE = Memory
