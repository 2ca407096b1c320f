-- Puts a released table beside its true one. A cell that the truth does not list is truly 0.
INSERT INTO compared_cells
SELECT {family:String}, released.key, {sigma:Float64}, released.n, truth.n, NULL
FROM (SELECT toString(tuple(* EXCEPT (n))) AS key, assumeNotNull(n) AS n FROM file({released:String}, 'Parquet')) AS released
LEFT JOIN (SELECT toString(tuple(* EXCEPT (n))) AS key, assumeNotNull(n) AS n FROM file({truth:String}, 'Parquet')) AS truth USING (key)
