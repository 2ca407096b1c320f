-- One row a person and site of the week: new, or returning within 28 days.
SELECT site AS site_id, {week:String} AS week, if(is_returning, 'returning', 'new') AS kind FROM site_weeks
