-- Versioned and dated: an old generation shows the price it was sold at. Immutable once written.
CREATE TABLE price_lists (
  version text PRIMARY KEY,
  content jsonb NOT NULL,
  effective_at timestamptz(3) NOT NULL
);

-- A quote that was shown. It binds until it expires.
CREATE TABLE quotes (
  id uuid PRIMARY KEY,
  account_id uuid NOT NULL REFERENCES accounts (id),
  request jsonb NOT NULL,
  total_millicredits bigint NOT NULL CHECK (total_millicredits >= 0),
  lines jsonb NOT NULL,
  available boolean NOT NULL,
  price_list_version text NOT NULL,
  created_at timestamptz(3) NOT NULL,
  expires_at timestamptz(3) NOT NULL
);
CREATE INDEX quotes_expiry ON quotes (expires_at);
