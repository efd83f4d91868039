-- What an attempt remembers of its orders at the vendor: stored before an order is sent, so that none is sent twice.
ALTER TABLE generation_attempts ADD COLUMN orders text;
-- The vendor's own name of the model on the route that was taken.
ALTER TABLE generation_attempts ADD COLUMN vendor_model text;
-- What the vendor says that it billed, in millionths of a dollar; null where it says nothing.
ALTER TABLE generation_attempts ADD COLUMN cost_micro_usd bigint;
-- When the operator has looked after an attempt of which nobody knows whether the vendor bills it.
ALTER TABLE generation_attempts ADD COLUMN looked_after_at timestamptz(3);
CREATE INDEX generation_attempts_uncertain ON generation_attempts (finished_at DESC) WHERE error_code = 'lost';
CREATE INDEX generation_attempts_open ON generation_attempts (vendor) WHERE finished_at IS NULL;

-- Keys and addresses of vendors that the operator entered. They come before the environment's.
CREATE TABLE vendor_settings (
  -- Of the variable it stands for: BFL_API_KEY.
  name text PRIMARY KEY,
  -- Encrypted with a key that follows from GESSO_SECRET.
  sealed bytea NOT NULL,
  -- The last four characters of a key; an address as it is.
  hint text NOT NULL,
  updated_at timestamptz(3) NOT NULL
);

-- Vendors that refused or failed lately; no row for those that are well.
CREATE TABLE vendor_health (
  vendor text PRIMARY KEY,
  failures integer NOT NULL,
  code text NOT NULL,
  message text NOT NULL,
  -- Until then orders go another way, or nowhere.
  blocked_until timestamptz(3),
  updated_at timestamptz(3) NOT NULL
);

-- The operator's order of the ways to a model. A way that is not named comes after those that are.
CREATE TABLE model_routes (
  model text NOT NULL,
  vendor text NOT NULL,
  position integer NOT NULL,
  is_off boolean NOT NULL,
  PRIMARY KEY (model, vendor)
);
