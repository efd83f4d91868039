-- The embedded payment gateway plays an outside party: these tables are its own books. Nothing of Gesso joins them or
-- points at them, and it points at nothing of Gesso's; the ids of ours that it knows are plain text to it.

CREATE TABLE sandbox_customers (
  ref text PRIMARY KEY,
  account_id text NOT NULL UNIQUE,
  created_at timestamptz(3) NOT NULL
);

CREATE TABLE sandbox_cards (
  ref text PRIMARY KEY,
  customer_ref text NOT NULL REFERENCES sandbox_customers (ref),
  -- Decides how the card behaves.
  token text NOT NULL,
  -- What was ever asked of it; some cards behave differently after the first time.
  charge_count integer NOT NULL DEFAULT 0 CHECK (charge_count >= 0),
  created_at timestamptz(3) NOT NULL,
  forgotten_at timestamptz(3)
);

CREATE TABLE sandbox_charges (
  ref text PRIMARY KEY,
  -- One charge for one id of the merchant, however often it is asked for.
  payment_id text NOT NULL UNIQUE,
  customer_ref text NOT NULL REFERENCES sandbox_customers (ref),
  card_ref text NOT NULL REFERENCES sandbox_cards (ref),
  cents bigint NOT NULL CHECK (cents >= 1),
  description text NOT NULL,
  state text NOT NULL CHECK (state IN ('waiting', 'succeeded', 'declined')),
  -- What the confirmation page is opened by; only for cards that ask for it.
  authentication_id text UNIQUE,
  decline_reason text CHECK ((state = 'declined') = (decline_reason IS NOT NULL)),
  -- Refunds of the merchant's, refunds given by hand, and what a bank took back.
  refunded_cents bigint NOT NULL DEFAULT 0 CHECK (refunded_cents >= 0),
  outside_cents bigint NOT NULL DEFAULT 0 CHECK (outside_cents >= 0),
  disputed_cents bigint NOT NULL DEFAULT 0 CHECK (disputed_cents >= 0),
  created_at timestamptz(3) NOT NULL,
  CHECK (refunded_cents + outside_cents + disputed_cents <= cents)
);

CREATE TABLE sandbox_refunds (
  ref text PRIMARY KEY,
  refund_id text NOT NULL UNIQUE,
  charge_ref text NOT NULL REFERENCES sandbox_charges (ref),
  cents bigint NOT NULL CHECK (cents >= 1),
  state text NOT NULL CHECK (state IN ('failed', 'succeeded')),
  try_count integer NOT NULL CHECK (try_count >= 1),
  created_at timestamptz(3) NOT NULL
);

-- What the gateway has told. Told again it is the same event: one of a kind for each charge.
CREATE TABLE sandbox_events (
  id text PRIMARY KEY,
  charge_ref text NOT NULL REFERENCES sandbox_charges (ref),
  kind text NOT NULL CHECK (kind IN ('charge-succeeded', 'charge-failed', 'charge-refunded', 'charge-disputed')),
  cents bigint NOT NULL CHECK (cents >= 0),
  occurred_at timestamptz(3) NOT NULL,
  UNIQUE (charge_ref, kind)
);
