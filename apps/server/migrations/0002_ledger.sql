-- The credit ledger. Entries are the truth; every balance can be deleted and rebuilt from them.

-- One row per account, locked first by every operation. A cache of the entries' sums.
CREATE TABLE credit_accounts (
  account_id uuid PRIMARY KEY REFERENCES accounts (id),
  spendable_millicredits bigint NOT NULL DEFAULT 0 CHECK (spendable_millicredits >= 0),
  held_millicredits bigint NOT NULL DEFAULT 0 CHECK (held_millicredits >= 0),
  -- The number of the account's newest entry.
  last_sequence bigint NOT NULL DEFAULT 0,
  -- Everything that was due up to this instant, and at it, has been done. Never goes back.
  settled_at timestamptz(3) NOT NULL,
  -- No grant starts or ends and no hold times out before this instant; null when nothing is to come. May be early, since a
  -- hold that was resolved leaves it: settling then finds nothing to do and sets it anew.
  next_due_at timestamptz(3)
);
CREATE INDEX credit_accounts_due ON credit_accounts (next_due_at) WHERE next_due_at IS NOT NULL;

-- Immutable. Runs from effective_at up to, but not including, expires_at; never ends when that is null.
CREATE TABLE credit_grants (
  id uuid PRIMARY KEY,
  account_id uuid NOT NULL REFERENCES credit_accounts (account_id),
  kind text NOT NULL CHECK (kind IN ('free', 'monthly', 'bonus', 'topup', 'make-good', 'operator')),
  priority smallint NOT NULL,
  amount_millicredits bigint NOT NULL CHECK (amount_millicredits > 0),
  effective_at timestamptz(3) NOT NULL,
  expires_at timestamptz(3) CHECK (expires_at > effective_at),
  reason text NOT NULL,
  -- The generation or run that a make-good grant makes good.
  job_id uuid,
  created_at timestamptz(3) NOT NULL
);
CREATE INDEX credit_grants_account ON credit_grants (account_id, created_at);
CREATE UNIQUE INDEX credit_grants_make_good_once ON credit_grants (job_id) WHERE kind = 'make-good';
CREATE UNIQUE INDEX credit_grants_free_once ON credit_grants (account_id) WHERE kind = 'free';

-- Grants taken back before their end. What was held of them at that time comes back here too. Immutable.
CREATE TABLE credit_grant_voids (
  grant_id uuid PRIMARY KEY REFERENCES credit_grants (id),
  account_id uuid NOT NULL REFERENCES credit_accounts (account_id),
  voided_at timestamptz(3) NOT NULL,
  reason text NOT NULL
);

-- What is left of each grant, and where the rest went. A cache of the entries' sums.
CREATE TABLE credit_grant_balances (
  grant_id uuid PRIMARY KEY REFERENCES credit_grants (id),
  account_id uuid NOT NULL REFERENCES credit_accounts (account_id),
  -- False until its grant entry is written, at effective_at.
  has_started boolean NOT NULL,
  spendable_millicredits bigint NOT NULL CHECK (spendable_millicredits >= 0),
  held_millicredits bigint NOT NULL CHECK (held_millicredits >= 0),
  spent_millicredits bigint NOT NULL CHECK (spent_millicredits >= 0),
  lapsed_millicredits bigint NOT NULL CHECK (lapsed_millicredits >= 0),
  voided_millicredits bigint NOT NULL CHECK (voided_millicredits >= 0)
);
-- The grants that an operation has to look at. Used-up and lapsed ones fall out, so that a long history costs nothing.
CREATE INDEX credit_grant_balances_live ON credit_grant_balances (account_id)
  WHERE spendable_millicredits > 0 OR held_millicredits > 0 OR NOT has_started;

CREATE TABLE credit_holds (
  id uuid PRIMARY KEY,
  account_id uuid NOT NULL REFERENCES credit_accounts (account_id),
  amount_millicredits bigint NOT NULL CHECK (amount_millicredits >= 0),
  state text NOT NULL CHECK (state IN ('held', 'captured', 'released', 'timed-out')),
  captured_millicredits bigint NOT NULL DEFAULT 0,
  -- What of the captured was given back later.
  refunded_millicredits bigint NOT NULL DEFAULT 0,
  generation_id uuid,
  run_id uuid,
  project_id uuid,
  api_key_id uuid,
  model text,
  created_at timestamptz(3) NOT NULL,
  expires_at timestamptz(3) NOT NULL,
  resolved_at timestamptz(3),
  CHECK (captured_millicredits BETWEEN 0 AND amount_millicredits),
  CHECK (refunded_millicredits BETWEEN 0 AND captured_millicredits),
  CHECK (state = 'captured' OR captured_millicredits = 0),
  CHECK ((state = 'held') = (resolved_at IS NULL))
);
CREATE INDEX credit_holds_open ON credit_holds (account_id, expires_at) WHERE state = 'held';
-- Caps ask what is held and what was captured: on a day, in a run, in a project, by a key.
CREATE INDEX credit_holds_captured ON credit_holds (account_id, resolved_at) WHERE state = 'captured';
CREATE INDEX credit_holds_run ON credit_holds (run_id) WHERE run_id IS NOT NULL;
CREATE INDEX credit_holds_project ON credit_holds (project_id) WHERE project_id IS NOT NULL;
CREATE INDEX credit_holds_key ON credit_holds (api_key_id) WHERE api_key_id IS NOT NULL;

-- Which grants a hold pins, in burn order. Immutable.
CREATE TABLE credit_hold_slices (
  hold_id uuid NOT NULL REFERENCES credit_holds (id),
  position integer NOT NULL,
  grant_id uuid NOT NULL REFERENCES credit_grants (id),
  amount_millicredits bigint NOT NULL CHECK (amount_millicredits > 0),
  PRIMARY KEY (hold_id, position)
);

-- First answers by idempotency id: the same id with the same payload answers the same, with another is an error.
CREATE TABLE credit_operations (
  account_id uuid NOT NULL REFERENCES credit_accounts (account_id),
  id text NOT NULL,
  kind text NOT NULL,
  payload_sha256 bytea NOT NULL,
  answer jsonb NOT NULL,
  at timestamptz(3) NOT NULL,
  PRIMARY KEY (account_id, id)
);

-- Append-only and zero-sum: what leaves one place of a grant's slice arrives at another.
CREATE TABLE credit_entries (
  account_id uuid NOT NULL REFERENCES credit_accounts (account_id),
  -- Counts up per account without gaps; the order of the statement.
  sequence bigint NOT NULL,
  id uuid NOT NULL UNIQUE,
  at timestamptz(3) NOT NULL,
  kind text NOT NULL CHECK (kind IN ('grant', 'hold', 'capture', 'release', 'refund', 'lapse', 'void')),
  grant_id uuid NOT NULL REFERENCES credit_grants (id),
  hold_id uuid REFERENCES credit_holds (id),
  generation_id uuid,
  run_id uuid,
  project_id uuid,
  model text,
  reason text,
  issued_delta bigint NOT NULL DEFAULT 0,
  spendable_delta bigint NOT NULL DEFAULT 0,
  held_delta bigint NOT NULL DEFAULT 0,
  spent_delta bigint NOT NULL DEFAULT 0,
  lapsed_delta bigint NOT NULL DEFAULT 0,
  voided_delta bigint NOT NULL DEFAULT 0,
  spendable_after_millicredits bigint NOT NULL CHECK (spendable_after_millicredits >= 0),
  PRIMARY KEY (account_id, sequence),
  CHECK (issued_delta + spendable_delta + held_delta + spent_delta + lapsed_delta + voided_delta = 0)
);
CREATE INDEX credit_entries_generation ON credit_entries (generation_id) WHERE generation_id IS NOT NULL;
-- Usage asks what was spent between two instants.
CREATE INDEX credit_entries_spent ON credit_entries (account_id, at) WHERE spent_delta <> 0;

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME;
END $$;
CREATE TRIGGER credit_entries_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON credit_entries
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER credit_grants_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON credit_grants
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER credit_grant_voids_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON credit_grant_voids
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER credit_hold_slices_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON credit_hold_slices
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- The test clock, frozen between moves and kept across restarts. One row at most.
CREATE TABLE test_clock (
  only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
  now timestamptz(3) NOT NULL
);
