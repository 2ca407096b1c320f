-- A number in [0, 1) from a hash: draw 1, 2, 3 ... of one person or person-day. The same for any number of threads.
CREATE OR REPLACE FUNCTION simulatedUniform AS (hash, draw) -> intHash64(bitXor(hash, toUInt64(draw))) / 18446744073709551616
