-- What the ledger writes in batches, without work that nobody needs
-- (docs/decisions/2026-11-24-ledger-batches.md has the figures).

-- These rows are written by one statement under the lock of their account, together with or after what they refer to.
-- Seven look-ups for each pair of hold and capture were a fifth of the time of writing it. What they kept safe is kept by the refusal
-- to delete below and by `reconcile`.
ALTER TABLE credit_entries
  DROP CONSTRAINT credit_entries_account_id_fkey,
  DROP CONSTRAINT credit_entries_grant_id_fkey,
  DROP CONSTRAINT credit_entries_hold_id_fkey;
ALTER TABLE credit_hold_slices
  DROP CONSTRAINT credit_hold_slices_hold_id_fkey,
  DROP CONSTRAINT credit_hold_slices_grant_id_fkey;
ALTER TABLE credit_operations DROP CONSTRAINT credit_operations_account_id_fkey;
ALTER TABLE credit_holds DROP CONSTRAINT credit_holds_account_id_fkey;

CREATE FUNCTION refuse_deletion() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'rows of % are never deleted', TG_TABLE_NAME;
END $$;
CREATE TRIGGER credit_accounts_undeletable BEFORE DELETE OR TRUNCATE ON credit_accounts
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_deletion();
CREATE TRIGGER credit_holds_undeletable BEFORE DELETE OR TRUNCATE ON credit_holds
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_deletion();
CREATE TRIGGER credit_operations_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON credit_operations
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- An index that names an amount, if only to choose its rows, has to be written anew whenever the amount changes. This
-- names a column that changes when a grant begins or is used up.
DROP INDEX credit_grant_balances_live;
ALTER TABLE credit_grant_balances ADD COLUMN is_live boolean NOT NULL
  GENERATED ALWAYS AS (spendable_millicredits > 0 OR held_millicredits > 0 OR NOT has_started) STORED;
-- The grants that an operation has to look at. Used-up and lapsed ones fall out, so that a long history costs nothing.
CREATE INDEX credit_grant_balances_live ON credit_grant_balances (account_id) WHERE is_live;

-- Room beside each row for its next version, so that a change need not touch the indexes.
ALTER TABLE credit_accounts SET (fillfactor = 70);
ALTER TABLE credit_grant_balances SET (fillfactor = 70);
