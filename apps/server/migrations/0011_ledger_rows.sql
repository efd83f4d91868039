-- Fewer rows for the same facts (docs/decisions/2026-11-24-ledger-batches.md has the figures): a hold carries what it
-- pins and how it was captured, instead of a row for each slice and each of its two operations.

ALTER TABLE credit_holds
  -- Which grants it pins and how much of each, in burn order. Never changed.
  ADD COLUMN grant_ids uuid[] NOT NULL DEFAULT '{}',
  ADD COLUMN slice_millicredits bigint[] NOT NULL DEFAULT '{}',
  -- The operation that captured it; the same id with the same amount gets the first answer again.
  ADD COLUMN captured_by text,
  -- What of the rest lapsed then, since its grant had ended: a part of that answer.
  ADD COLUMN capture_lapsed_millicredits bigint NOT NULL DEFAULT 0 CHECK (capture_lapsed_millicredits >= 0),
  ADD CHECK (cardinality(grant_ids) = cardinality(slice_millicredits)),
  ADD CHECK (captured_by IS NULL OR state = 'captured');

UPDATE credit_holds h
   SET grant_ids = s.grant_ids, slice_millicredits = s.amounts
  FROM (SELECT hold_id, array_agg(grant_id ORDER BY position) AS grant_ids,
               array_agg(amount_millicredits ORDER BY position) AS amounts
          FROM credit_hold_slices GROUP BY hold_id) s
 WHERE h.id = s.hold_id;
DROP TABLE credit_hold_slices;

-- Fires only for a statement that names these columns, and so costs the others nothing.
CREATE TRIGGER credit_holds_slices_fixed BEFORE UPDATE OF grant_ids, slice_millicredits ON credit_holds
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- One id is one capture. Finds an id that is used again, with another hold or for something else.
CREATE UNIQUE INDEX credit_holds_captured_by ON credit_holds (account_id, captured_by) WHERE captured_by IS NOT NULL;

-- An entry is named by its account and its place; its own id is random and asked for by nobody.
ALTER TABLE credit_entries DROP CONSTRAINT credit_entries_id_key;
