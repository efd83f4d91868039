-- People and how they sign in. The auth_* tables belong to better-auth (its field names, in snake case).

CREATE TABLE auth_users (
  id text PRIMARY KEY,
  name text NOT NULL,
  email text NOT NULL UNIQUE,
  email_verified boolean NOT NULL DEFAULT false,
  image text,
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  updated_at timestamptz(3) NOT NULL DEFAULT now()
);

CREATE TABLE auth_sessions (
  id text PRIMARY KEY,
  expires_at timestamptz(3) NOT NULL,
  token text NOT NULL UNIQUE,
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  updated_at timestamptz(3) NOT NULL DEFAULT now(),
  ip_address text,
  user_agent text,
  user_id text NOT NULL REFERENCES auth_users (id) ON DELETE CASCADE
);
CREATE INDEX auth_sessions_user ON auth_sessions (user_id);

CREATE TABLE auth_accounts (
  id text PRIMARY KEY,
  account_id text NOT NULL,
  provider_id text NOT NULL,
  user_id text NOT NULL REFERENCES auth_users (id) ON DELETE CASCADE,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamptz(3),
  refresh_token_expires_at timestamptz(3),
  scope text,
  password text,
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  updated_at timestamptz(3) NOT NULL DEFAULT now()
);
CREATE INDEX auth_accounts_user ON auth_accounts (user_id);

CREATE TABLE auth_verifications (
  id text PRIMARY KEY,
  identifier text NOT NULL,
  value text NOT NULL,
  expires_at timestamptz(3) NOT NULL,
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  updated_at timestamptz(3) NOT NULL DEFAULT now()
);
CREATE INDEX auth_verifications_identifier ON auth_verifications (identifier);

-- What Gesso knows of a person. Its id is the owner id on every other row.
CREATE TABLE accounts (
  id uuid PRIMARY KEY,
  auth_user_id text NOT NULL UNIQUE REFERENCES auth_users (id),
  role text NOT NULL CHECK (role IN ('operator', 'member')),
  plan text NOT NULL DEFAULT 'free' CHECK (plan IN ('free', 'basic', 'pro')),
  per_run_cap_millicredits bigint CHECK (per_run_cap_millicredits >= 0),
  per_day_cap_millicredits bigint CHECK (per_day_cap_millicredits >= 0),
  per_project_cap_millicredits bigint CHECK (per_project_cap_millicredits >= 0),
  created_at timestamptz(3) NOT NULL
);
-- At most one operator is made by signing up first; later ones are appointed.
CREATE INDEX accounts_born ON accounts (created_at DESC, id DESC);

-- Only the SHA-256 of a key is kept: the key itself is shown once.
CREATE TABLE api_keys (
  id uuid PRIMARY KEY,
  account_id uuid NOT NULL REFERENCES accounts (id),
  name text NOT NULL,
  hint text NOT NULL,
  key_sha256 bytea NOT NULL UNIQUE,
  cap_millicredits bigint CHECK (cap_millicredits >= 0),
  created_at timestamptz(3) NOT NULL,
  last_used_at timestamptz(3),
  revoked_at timestamptz(3)
);
CREATE INDEX api_keys_account ON api_keys (account_id, created_at DESC);
