-- Who may see and change a project beside its owner, the links they came in through, and what they say on the board.

CREATE TABLE share_links (
  id uuid PRIMARY KEY,
  project_id uuid NOT NULL REFERENCES projects (id),
  created_by uuid NOT NULL REFERENCES accounts (id),
  role text NOT NULL CHECK (role IN ('view', 'comment', 'edit')),
  -- Only the SHA-256 of the secret part is kept: the link itself is shown once.
  token_sha256 bytea NOT NULL UNIQUE,
  hint text NOT NULL,
  created_at timestamptz(3) NOT NULL,
  -- By the machine's own clock, like logins.
  expires_at timestamptz(3),
  -- Revoked, or past its end and swept.
  ended_at timestamptz(3)
);
CREATE INDEX share_links_project ON share_links (project_id, created_at DESC, id DESC) WHERE ended_at IS NULL;
CREATE INDEX share_links_expiring ON share_links (expires_at) WHERE ended_at IS NULL AND expires_at IS NOT NULL;

CREATE TABLE project_members (
  id uuid PRIMARY KEY,
  project_id uuid NOT NULL REFERENCES projects (id),
  account_id uuid NOT NULL REFERENCES accounts (id),
  role text NOT NULL CHECK (role IN ('view', 'comment', 'edit')),
  -- The membership ends with the link.
  link_id uuid NOT NULL REFERENCES share_links (id),
  joined_at timestamptz(3) NOT NULL,
  UNIQUE (project_id, account_id)
);
CREATE INDEX project_members_account ON project_members (account_id, joined_at DESC, id DESC);
CREATE INDEX project_members_link ON project_members (link_id);

-- The one place that says who may do what with a living project. A visitor is an account, or, for those who only look and
-- have none, the link they came in through.
CREATE VIEW project_access AS
  SELECT id AS project_id, account_id AS visitor_id, 'owner' AS role FROM projects WHERE deleted_at IS NULL
  UNION ALL
  SELECT m.project_id, m.account_id, m.role
  FROM project_members m JOIN projects p ON p.id = m.project_id AND p.deleted_at IS NULL
  UNION ALL
  SELECT l.project_id, l.id, l.role
  FROM share_links l JOIN projects p ON p.id = l.project_id AND p.deleted_at IS NULL
  WHERE l.role = 'view' AND l.ended_at IS NULL;

CREATE TABLE comment_threads (
  id uuid PRIMARY KEY,
  project_id uuid NOT NULL REFERENCES projects (id),
  created_by uuid NOT NULL REFERENCES accounts (id),
  -- Of the board's document. While it lies there the thread stands on it, and x and y follow.
  item_id text,
  x double precision NOT NULL,
  y double precision NOT NULL,
  -- Shares of the item's box.
  offset_x double precision NOT NULL DEFAULT 0,
  offset_y double precision NOT NULL DEFAULT 0,
  -- The number of the newest comment.
  comment_sequence integer NOT NULL DEFAULT 0,
  resolved_at timestamptz(3),
  resolved_by uuid REFERENCES accounts (id),
  created_at timestamptz(3) NOT NULL,
  updated_at timestamptz(3) NOT NULL
);
CREATE INDEX comment_threads_project ON comment_threads (project_id, updated_at DESC, id DESC);

CREATE TABLE comments (
  id uuid PRIMARY KEY,
  thread_id uuid NOT NULL REFERENCES comment_threads (id) ON DELETE CASCADE,
  sequence integer NOT NULL,
  account_id uuid NOT NULL REFERENCES accounts (id),
  body text NOT NULL,
  mentions uuid[] NOT NULL DEFAULT '{}',
  created_at timestamptz(3) NOT NULL,
  edited_at timestamptz(3),
  deleted_at timestamptz(3),
  UNIQUE (thread_id, sequence)
);

-- How far a person has read a thread.
CREATE TABLE comment_reads (
  thread_id uuid NOT NULL REFERENCES comment_threads (id) ON DELETE CASCADE,
  account_id uuid NOT NULL REFERENCES accounts (id),
  sequence integer NOT NULL,
  PRIMARY KEY (thread_id, account_id)
);

-- Letters about mentions, so that nobody gets too many.
CREATE TABLE comment_letters (
  comment_id uuid NOT NULL,
  account_id uuid NOT NULL REFERENCES accounts (id),
  sent_at timestamptz(3) NOT NULL,
  PRIMARY KEY (comment_id, account_id)
);
CREATE INDEX comment_letters_account ON comment_letters (account_id, sent_at);
