-- Puts a released table beside its true one and, where it is given, the enclave's own exact one. A cell that the others do not list is 0 there.
INSERT INTO compared_cells
SELECT {family:String}, released.key, {sigma:Float64}, released.n,
  if({has_truth:UInt8} = 1, truth.n, NULL), if({has_exact:UInt8} = 1, exact.n, NULL)
FROM (SELECT toString(tuple(* EXCEPT (n))) AS key, assumeNotNull(n) AS n FROM file({released:String}, 'Parquet')) AS released
LEFT JOIN (SELECT key, n FROM true_cells WHERE family = {family:String}) AS truth USING (key)
LEFT JOIN (SELECT key, n FROM exact_cells WHERE family = {family:String}) AS exact USING (key)
