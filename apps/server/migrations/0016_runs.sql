-- The design agent: conversations, runs with their plans, brand kits, and the events of a project in order.

CREATE TABLE brand_kits (
  id uuid PRIMARY KEY,
  account_id uuid NOT NULL REFERENCES accounts (id),
  name text NOT NULL,
  -- {"version": 1, "colors": […], "titleFont": …, "textFont": …, "logos": [{"name": …, "svg": …}], "tone": …}
  content jsonb NOT NULL,
  created_at timestamptz(3) NOT NULL,
  updated_at timestamptz(3) NOT NULL,
  deleted_at timestamptz(3)
);
-- `@name` must mean one kit.
CREATE UNIQUE INDEX brand_kits_name ON brand_kits (account_id, lower(name)) WHERE deleted_at IS NULL;

ALTER TABLE projects
  ADD COLUMN brand_kit_id uuid REFERENCES brand_kits (id),
  -- The last number given to an event. Whoever writes one holds the project's row, so that numbers commit in order.
  ADD COLUMN event_sequence bigint NOT NULL DEFAULT 0;

CREATE TABLE chat_threads (
  id uuid PRIMARY KEY,
  account_id uuid NOT NULL REFERENCES accounts (id),
  project_id uuid NOT NULL REFERENCES projects (id),
  title text NOT NULL,
  -- The last number given to a message.
  message_sequence integer NOT NULL DEFAULT 0,
  created_at timestamptz(3) NOT NULL,
  updated_at timestamptz(3) NOT NULL
);
CREATE INDEX chat_threads_project ON chat_threads (project_id, updated_at DESC, id DESC);

-- One row per brief. The plan in force stands here; every version of it in run_plans.
CREATE TABLE runs (
  id uuid PRIMARY KEY,
  account_id uuid NOT NULL REFERENCES accounts (id),
  project_id uuid NOT NULL REFERENCES projects (id),
  thread_id uuid NOT NULL REFERENCES chat_threads (id),
  api_key_id uuid REFERENCES api_keys (id),
  status text NOT NULL CHECK (status IN
    ('planning', 'asking', 'awaiting-approval', 'running', 'succeeded', 'partly-succeeded', 'failed', 'stopped')),
  -- Who was asked to plan, and who did in the end.
  asked_planner text NOT NULL CHECK (asked_planner IN ('builtin', 'llm')),
  planner text NOT NULL CHECK (planner IN ('builtin', 'llm')),
  brief text NOT NULL,
  approve text NOT NULL CHECK (approve IN ('ask', 'auto')),
  ceiling_millicredits bigint CHECK (ceiling_millicredits >= 0),
  reference_ids uuid[] NOT NULL DEFAULT '{}',
  -- As it was when the brief came: {"id": …, "name": …, "content": …}. Null for none.
  brand_kit jsonb,
  -- {"x": …, "y": …}: the middle of where results should lie. Null for wherever there is room.
  place jsonb,
  plan_version integer NOT NULL DEFAULT 0 CHECK (plan_version >= 0),
  -- {"version": 1, "rationale": …, "steps": […]}. Null while there is none.
  plan jsonb,
  price_list_version text,
  price_lines jsonb NOT NULL DEFAULT '[]',
  quoted_millicredits bigint NOT NULL DEFAULT 0 CHECK (quoted_millicredits >= 0),
  -- [{"id": …, "text": …, "options": […], "answer": …}]
  questions jsonb NOT NULL DEFAULT '[]',
  -- The hold on the agent's own work; the generations of the run have theirs, made in the same transaction.
  hold_id uuid UNIQUE,
  charged_millicredits bigint NOT NULL DEFAULT 0 CHECK (charged_millicredits BETWEEN 0 AND quoted_millicredits),
  -- Steps of kind text that lie on the board.
  delivered_texts text[] NOT NULL DEFAULT '{}',
  summary text,
  failure_code text,
  failure_message text,
  notes jsonb NOT NULL DEFAULT '[]',
  -- Of a language model: {"model": …, "inputTokens": …, "outputTokens": …, "vendorMicrodollars": …}. Null for none.
  planner_usage jsonb,
  created_at timestamptz(3) NOT NULL,
  approved_at timestamptz(3),
  stop_requested_at timestamptz(3),
  finished_at timestamptz(3)
);
CREATE INDEX runs_thread ON runs (thread_id, created_at, id);
CREATE INDEX runs_project ON runs (project_id, created_at DESC, id DESC);
CREATE INDEX runs_open ON runs (project_id) WHERE finished_at IS NULL;

CREATE TABLE run_plans (
  run_id uuid NOT NULL REFERENCES runs (id),
  version integer NOT NULL CHECK (version >= 1),
  author text NOT NULL CHECK (author IN ('planner', 'creator')),
  plan jsonb NOT NULL,
  price_list_version text NOT NULL,
  price_lines jsonb NOT NULL,
  quoted_millicredits bigint NOT NULL CHECK (quoted_millicredits >= 0),
  created_at timestamptz(3) NOT NULL,
  PRIMARY KEY (run_id, version)
);

CREATE TABLE chat_messages (
  id uuid PRIMARY KEY,
  thread_id uuid NOT NULL REFERENCES chat_threads (id),
  sequence integer NOT NULL CHECK (sequence >= 1),
  role text NOT NULL CHECK (role IN ('creator', 'agent')),
  kind text NOT NULL CHECK (kind IN ('brief', 'question', 'answer', 'plan', 'result', 'note', 'failure')),
  text text NOT NULL,
  run_id uuid REFERENCES runs (id),
  reference_ids uuid[] NOT NULL DEFAULT '{}',
  created_at timestamptz(3) NOT NULL,
  UNIQUE (thread_id, sequence)
);

ALTER TABLE generations
  -- The step of the run's plan that it belongs to.
  ADD COLUMN step_id text,
  -- The brand kit it keeps to, as it was when the work was sold: {"name": …, "content": …}.
  ADD COLUMN brand_kit jsonb;
CREATE INDEX generations_run ON generations (run_id) WHERE run_id IS NOT NULL;

-- What happened in a project, in order, kept for a while: a reader who was away hears it later.
CREATE TABLE project_events (
  project_id uuid NOT NULL REFERENCES projects (id),
  sequence bigint NOT NULL,
  name text NOT NULL,
  payload jsonb NOT NULL,
  created_at timestamptz(3) NOT NULL,
  PRIMARY KEY (project_id, sequence)
);
CREATE INDEX project_events_age ON project_events (created_at);
