-- Models of the operator's own, on servers of their own. They are retired and never deleted: assets and orders name them.
CREATE TABLE own_models (
  id uuid PRIMARY KEY,
  -- In the catalogue; stable for ever.
  key text NOT NULL UNIQUE,
  -- A versioned document: what the form said, without the key of the server, which lies with the vendors' keys.
  content jsonb NOT NULL,
  created_at timestamptz(3) NOT NULL,
  updated_at timestamptz(3) NOT NULL,
  retired_at timestamptz(3)
);
