-- One row a family: how the published cells differ from the truth. Published: at least {minimum_group} and a 95 % half-width of at
-- most half the value (privacy.md 6, rules 4 and 5), rounded to 5. Shares and relative errors are fractions of 1; NULL or NaN where no cell counts. An
-- interval covers what lies within 1.96 sigma; `coverage_slack` is 1.96 standard errors of the coverage itself.
SELECT
  family,
  count() AS cells,
  countIf(is_published) AS published_cells,
  published_cells / cells AS published_share,
  sumIf(actual, is_published) / sum(actual) AS published_share_of_truth,
  sumIf(noisy, actual IS NOT NULL) / sum(actual) AS total_ratio,
  quantileExactIf(0.5)(abs(5 * round(noisy / 5) - actual) / actual, is_published AND actual > 0) AS median_error,
  quantileExactIf(0.9)(abs(5 * round(noisy / 5) - actual) / actual, is_published AND actual > 0) AS p90_error,
  avg(abs(noisy - actual) <= 1.96 * sigma) AS coverage_of_truth,
  avg(abs(noisy - exact) <= 1.96 * sigma) AS coverage_of_exact,
  1.96 * sqrt(0.05 * 0.95 / count(exact)) AS coverage_slack,
  sum(exact) / sum(actual) AS exact_ratio
FROM (SELECT *, noisy >= {minimum_group:UInt32} AND 1.96 * sigma <= 0.5 * noisy AS is_published FROM compared_cells)
GROUP BY family
ORDER BY family
