-- The non-zero exact counts of a family in every window, from the file that `inspect` wrote.
INSERT INTO exact_cells
SELECT {family:String}, toString(tuple(* EXCEPT (n))), assumeNotNull(n) FROM file({path:String}, 'CSVWithNames')
