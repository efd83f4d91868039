-- Files that people want of a board. A job writes each; its row says how far it is and how it ended.

CREATE TABLE exports (
  id uuid PRIMARY KEY,
  project_id uuid NOT NULL REFERENCES projects (id),
  account_id uuid NOT NULL REFERENCES accounts (id),
  -- What was asked for, as the contract says it.
  asked jsonb NOT NULL,
  status text NOT NULL CHECK (status IN ('queued', 'running', 'succeeded', 'failed', 'cancelled')),
  -- Share of the work done, 0 to 1.
  progress double precision NOT NULL DEFAULT 0,
  file_name text,
  mime_type text,
  size_bytes bigint,
  -- A sentence for whoever asked.
  failure text,
  -- By the machine's own clock, like everything that is swept.
  created_at timestamptz(3) NOT NULL,
  finished_at timestamptz(3),
  -- The file and the row go then.
  expires_at timestamptz(3) NOT NULL,
  CHECK ((status = 'succeeded') = (file_name IS NOT NULL AND mime_type IS NOT NULL AND size_bytes IS NOT NULL)),
  CHECK ((status IN ('queued', 'running')) = (finished_at IS NULL)),
  CHECK ((status = 'failed') = (failure IS NOT NULL))
);
CREATE INDEX exports_account_unfinished ON exports (account_id) WHERE finished_at IS NULL;
CREATE INDEX exports_expiring ON exports (expires_at);
