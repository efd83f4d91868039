-- Fewer index entries for each hold and capture, and a resolved hold that touches none
-- (docs/decisions/2026-11-24-ledger-batches.md has the figures).

-- An entry is named by its account and its place. What is shown as its id follows from these two.
ALTER TABLE credit_entries DROP COLUMN id;

-- Within an account the order by number is the order by time, and the numbers have no gap: halving finds the first entry
-- of a period in some twenty look-ups, among ten million too. An index on instants cost each entry more than that.
CREATE FUNCTION first_credit_entry_from(account uuid, instant timestamptz) RETURNS bigint
LANGUAGE plpgsql STABLE STRICT AS $$
DECLARE
  low bigint := 1;
  high bigint := coalesce((SELECT max(sequence) FROM credit_entries WHERE account_id = account), 0) + 1;
  middle bigint;
BEGIN
  WHILE low < high LOOP
    middle := (low + high) / 2;
    IF (SELECT at FROM credit_entries WHERE account_id = account AND sequence = middle) < instant THEN
      low := middle + 1;
    ELSE
      high := middle;
    END IF;
  END LOOP;
  RETURN low;
END $$;
DROP INDEX credit_entries_at;

-- True of a hold that was captured by the operation whose id follows from the hold's. It needs no look-up: whoever asks
-- for that id asks for this row.
ALTER TABLE credit_holds
  ADD COLUMN is_captured_by_own boolean NOT NULL DEFAULT false,
  ADD CHECK (NOT is_captured_by_own OR (state = 'captured' AND captured_by IS NULL));

-- Holds live a week at most, so that the open ones of an account are among its youngest. This index names nothing that
-- changes when a hold is resolved, and so the change of the row touches no index, as long as there is room beside it.
CREATE INDEX credit_holds_made ON credit_holds (account_id, created_at);
DROP INDEX credit_holds_open;
DROP INDEX credit_holds_captured;
ALTER TABLE credit_holds SET (fillfactor = 50);
