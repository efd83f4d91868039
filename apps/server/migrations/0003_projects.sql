-- Projects, the shared document of each, and the files that lie on it.

CREATE TABLE projects (
  id uuid PRIMARY KEY,
  account_id uuid NOT NULL REFERENCES accounts (id),
  name text NOT NULL,
  created_at timestamptz(3) NOT NULL,
  updated_at timestamptz(3) NOT NULL,
  deleted_at timestamptz(3)
);
CREATE INDEX projects_account ON projects (account_id, created_at DESC, id DESC) WHERE deleted_at IS NULL;

-- The document of a project is its snapshot plus the updates after it. Locking the canvas row orders the writers.
CREATE TABLE canvases (
  project_id uuid PRIMARY KEY REFERENCES projects (id),
  snapshot bytea NOT NULL,
  -- The last update that the snapshot holds.
  snapshot_sequence bigint NOT NULL DEFAULT 0,
  last_sequence bigint NOT NULL DEFAULT 0
);

CREATE TABLE canvas_updates (
  project_id uuid NOT NULL REFERENCES projects (id),
  sequence bigint NOT NULL,
  update bytea NOT NULL,
  -- The process that wrote it, so that it does not apply its own update a second time.
  origin text NOT NULL,
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  PRIMARY KEY (project_id, sequence)
);

CREATE TABLE assets (
  id uuid PRIMARY KEY,
  account_id uuid NOT NULL REFERENCES accounts (id),
  project_id uuid NOT NULL REFERENCES projects (id),
  generation_id uuid,
  -- Position among the results of its generation.
  result_index integer,
  kind text NOT NULL CHECK (kind IN ('image', 'video', 'model3d')),
  -- What the creator called an uploaded file.
  name text,
  mime_type text NOT NULL,
  width_px integer,
  height_px integer,
  duration_ms integer,
  size_bytes bigint NOT NULL,
  sha256 text NOT NULL,
  -- {"128": {"sha256": …, "mimeType": …, "widthPx": …, "heightPx": …}, …}
  variants jsonb NOT NULL DEFAULT '{}',
  model text,
  vendor_model text,
  prompt text,
  settings jsonb,
  seed bigint,
  scene jsonb,
  charged_millicredits bigint NOT NULL DEFAULT 0 CHECK (charged_millicredits >= 0),
  plan_at_creation text NOT NULL,
  licence jsonb NOT NULL,
  parents uuid[] NOT NULL DEFAULT '{}',
  created_at timestamptz(3) NOT NULL,
  UNIQUE (generation_id, result_index)
);
CREATE INDEX assets_account ON assets (account_id, created_at DESC, id DESC);
CREATE INDEX assets_project ON assets (project_id, created_at DESC, id DESC);
CREATE INDEX assets_sha256 ON assets (sha256);
