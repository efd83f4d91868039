-- The smallest copies of a project's pictures, many on one file, so that a board of thousands opens with a few requests.

CREATE TABLE asset_sheets (
  project_id uuid NOT NULL REFERENCES projects (id),
  -- From 0. All but the last are full and never change.
  position integer NOT NULL,
  -- Of the file, a WebP.
  sha256 text NOT NULL,
  -- Whose tile lies where, row by row from the top left.
  asset_ids uuid[] NOT NULL,
  PRIMARY KEY (project_id, position)
);
