-- Kept states of boards: to look at, and to go back to.

CREATE TABLE board_versions (
  id uuid PRIMARY KEY,
  project_id uuid NOT NULL REFERENCES projects (id),
  kind text NOT NULL CHECK (kind IN ('automatic', 'named', 'before-restore', 'restored')),
  name text,
  -- The last update of the board's document that it holds.
  sequence bigint NOT NULL,
  -- The items as JSON, compressed.
  items bytea NOT NULL,
  item_count integer NOT NULL,
  -- A WebP; null for an empty board, or until it is drawn.
  thumbnail bytea,
  created_by uuid REFERENCES accounts (id),
  created_at timestamptz(3) NOT NULL,
  CHECK (kind <> 'named' OR name IS NOT NULL)
);
CREATE INDEX board_versions_project ON board_versions (project_id, created_at DESC, id DESC);
