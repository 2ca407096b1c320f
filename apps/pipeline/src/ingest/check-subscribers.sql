-- Grain: the first row of subscribers.csv (subscriber_id, birth_year, gender, consent, consent_at) that breaks a rule.
-- No value is given back: they are facts about a person (privacy.md 8).
SELECT line, problem
FROM (
  SELECT
    line,
    multiIf(
      is_whole = 0, 'the number of columns differs from the header''s',
      fields[1] = '', 'subscriber_id is empty',
      fields[2] != '' AND NOT match(fields[2], '^(18|19|20)\\d{2}$'), 'birth_year must be a year (1800 to 2099) or empty',
      fields[4] NOT IN ('CONTRACT', 'NONE'), 'consent must be CONTRACT or NONE',
      fields[5] != '' AND isNull(parse_instant_or_date(fields[5], {time_zone:String})), 'consent_at must be an instant with offset, a date or empty',
      ''
    ) AS problem
  FROM source
)
WHERE problem != ''
ORDER BY line
LIMIT 1
