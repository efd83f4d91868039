-- What the Usage page asks for, each page by place and none by offset.

-- In which days and times are shown to this person; null: the zone of whoever looks. The rules know only UTC.
ALTER TABLE accounts ADD COLUMN time_zone text CHECK (length(time_zone) BETWEEN 1 AND 64);

-- A filtered statement is read by sequence like the whole one: each index ends with it, so that the first page and the
-- thousandth read only the rows they show. Every hold and capture pays for these indexes, so there is one for each
-- question and none for their combinations: what the second filter leaves out is skipped while reading.
CREATE INDEX credit_entries_model ON credit_entries (account_id, model, sequence) WHERE model IS NOT NULL;
CREATE INDEX credit_entries_project ON credit_entries (account_id, project_id, sequence) WHERE project_id IS NOT NULL;
-- Holds and captures are a third of all rows at least; reading on finds the next one at once.
CREATE INDEX credit_entries_rare_kind ON credit_entries (account_id, kind, sequence)
  WHERE kind IN ('grant', 'release', 'refund', 'lapse', 'void');

-- Finds the first and the last movement of a period, whatever its kind; usage asks it as well and leaves out what spent
-- nothing, which is why it takes the place of the narrower one.
CREATE INDEX credit_entries_at ON credit_entries (account_id, at, sequence);
DROP INDEX credit_entries_spent;
