-- One row per accepted generation. The row, its hold and its durable workflow are made in one transaction.

CREATE TABLE generations (
  id uuid PRIMARY KEY,
  account_id uuid NOT NULL REFERENCES accounts (id),
  project_id uuid NOT NULL REFERENCES projects (id),
  api_key_id uuid REFERENCES api_keys (id),
  run_id uuid,
  status text NOT NULL CHECK (status IN ('queued', 'running', 'succeeded', 'failed', 'cancelled')),
  model text NOT NULL,
  vendor_model text NOT NULL,
  -- Fixed when the work is sold: what the creator may do with the results.
  plan text NOT NULL,
  licence jsonb NOT NULL,
  prompt text NOT NULL,
  settings jsonb NOT NULL,
  result_count integer NOT NULL CHECK (result_count >= 1),
  seed bigint NOT NULL,
  reference_ids uuid[] NOT NULL DEFAULT '{}',
  item_ids text[] NOT NULL,
  hold_id uuid NOT NULL UNIQUE,
  price_list_version text NOT NULL,
  price_lines jsonb NOT NULL,
  quoted_millicredits bigint NOT NULL CHECK (quoted_millicredits >= 0),
  charged_millicredits bigint NOT NULL DEFAULT 0 CHECK (charged_millicredits BETWEEN 0 AND quoted_millicredits),
  -- Set by the creator; the workflow sees it between steps.
  cancel_requested_at timestamptz(3),
  failure_code text,
  failure_message text,
  progress real NOT NULL DEFAULT 0,
  notes jsonb NOT NULL DEFAULT '[]',
  created_at timestamptz(3) NOT NULL,
  started_at timestamptz(3),
  finished_at timestamptz(3)
);
CREATE INDEX generations_project ON generations (project_id, created_at DESC, id DESC);
CREATE INDEX generations_open ON generations (account_id) WHERE status IN ('queued', 'running');

-- One try at a vendor. Money and reconciliation key on the attempt; the vendor's job id is stored before anything else.
CREATE TABLE generation_attempts (
  id uuid PRIMARY KEY,
  generation_id uuid NOT NULL REFERENCES generations (id),
  number integer NOT NULL CHECK (number >= 1),
  vendor text NOT NULL,
  vendor_job_id text,
  state text NOT NULL CHECK (state IN ('starting', 'submitted', 'succeeded', 'failed', 'cancelled', 'abandoned')),
  error_code text,
  error_message text,
  created_at timestamptz(3) NOT NULL,
  finished_at timestamptz(3),
  UNIQUE (generation_id, number)
);

ALTER TABLE assets ADD CONSTRAINT assets_generation FOREIGN KEY (generation_id) REFERENCES generations (id);

-- First answers of calls that carried an Idempotency-Key.
CREATE TABLE idempotent_answers (
  account_id uuid NOT NULL REFERENCES accounts (id),
  key text NOT NULL,
  endpoint text NOT NULL,
  payload_sha256 bytea NOT NULL,
  -- Chosen before the first try and given to every later one: a call whose server died after its commit finds its own work.
  operation_id uuid NOT NULL,
  -- Null while the first call is still at work, or when its server died.
  status integer,
  body jsonb,
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  PRIMARY KEY (account_id, key, endpoint)
);
CREATE INDEX idempotent_answers_age ON idempotent_answers (created_at);
