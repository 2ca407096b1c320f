-- Grain: a file in `files` that another one replaces: the same path read again later, or the same content under a path that
-- comes first in byte order (measures.md 6).
SELECT file
FROM files
WHERE (path, file) NOT IN (SELECT path, max(file) FROM files GROUP BY path)
   OR (content_sha256, path) NOT IN (SELECT content_sha256, min(path) FROM files GROUP BY content_sha256)
