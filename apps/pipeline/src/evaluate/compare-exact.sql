-- The same with the enclave's own exact counts (`inspect`), which tells noise from the error of stays.
INSERT INTO compared_cells
SELECT {family:String}, released.key, {sigma:Float64}, released.n, truth.n, exact.n
FROM (SELECT toString(tuple(* EXCEPT (n))) AS key, assumeNotNull(n) AS n FROM file({released:String}, 'Parquet')) AS released
LEFT JOIN (SELECT toString(tuple(* EXCEPT (n))) AS key, assumeNotNull(n) AS n FROM file({truth:String}, 'Parquet')) AS truth USING (key)
LEFT JOIN (SELECT toString(tuple(* EXCEPT (n))) AS key, assumeNotNull(n) AS n FROM file({exact:String}, 'CSVWithNames')) AS exact USING (key)
