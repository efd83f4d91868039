-- Plans and money: who is a member until when, what was asked of a gateway, what arrived, and what went back.
-- Every change of one account's rows happens under the lock of its row in `accounts`, taken first. No gateway is ever
-- asked inside a transaction: `payments` and `refunds` say what was asked, so that a cut-off call can be looked up.

-- The person as a gateway knows them, with the card that later charges take. One per gateway.
CREATE TABLE billing_customers (
  account_id uuid NOT NULL REFERENCES accounts (id),
  gateway text NOT NULL,
  customer_ref text NOT NULL,
  card_ref text,
  card_brand text,
  card_last4 text,
  created_at timestamptz(3) NOT NULL,
  PRIMARY KEY (account_id, gateway),
  UNIQUE (gateway, customer_ref),
  CHECK ((card_ref IS NULL) = (card_brand IS NULL) AND (card_ref IS NULL) = (card_last4 IS NULL))
);

-- A row of terms from one anchor. An immediate upgrade ends it and begins another one.
CREATE TABLE subscriptions (
  id uuid PRIMARY KEY,
  account_id uuid NOT NULL REFERENCES accounts (id),
  -- All boundaries are this instant plus whole months.
  anchor_at timestamptz(3) NOT NULL,
  -- Counts every change of what a preview depends on: a preview of an older version is stale.
  version integer NOT NULL DEFAULT 1 CHECK (version >= 1),
  cancel_requested_at timestamptz(3),
  -- When something must be done about it next: its term ends, or the owed invoice is tried again.
  due_at timestamptz(3),
  created_at timestamptz(3) NOT NULL,
  ended_at timestamptz(3),
  end_reason text CHECK (end_reason IN ('replaced', 'cancelled', 'unpaid', 'money-back')),
  CHECK ((ended_at IS NULL) = (end_reason IS NULL)),
  -- What lives always has a next instant, so that it can never be forgotten; what ended has none.
  CHECK ((ended_at IS NULL) = (due_at IS NOT NULL))
);
CREATE UNIQUE INDEX subscriptions_one_living ON subscriptions (account_id) WHERE ended_at IS NULL;
CREATE INDEX subscriptions_due ON subscriptions (due_at, id) WHERE ended_at IS NULL;

-- What the next term shall be instead of more of the same. The key allows one at most.
CREATE TABLE subscription_pending_changes (
  subscription_id uuid PRIMARY KEY REFERENCES subscriptions (id),
  plan text NOT NULL CHECK (plan IN ('basic', 'pro')),
  interval text NOT NULL CHECK (interval IN ('monthly', 'annual')),
  requested_at timestamptz(3) NOT NULL
);

-- What is paid at once, with price and credits of the list in force when it began.
CREATE TABLE subscription_terms (
  id uuid PRIMARY KEY,
  account_id uuid NOT NULL REFERENCES accounts (id),
  subscription_id uuid NOT NULL REFERENCES subscriptions (id),
  plan text NOT NULL CHECK (plan IN ('basic', 'pro')),
  interval text NOT NULL CHECK (interval IN ('monthly', 'annual')),
  first_month integer NOT NULL CHECK (first_month >= 0),
  months integer NOT NULL CHECK (months = CASE interval WHEN 'annual' THEN 12 ELSE 1 END),
  starts_at timestamptz(3) NOT NULL,
  ends_at timestamptz(3) NOT NULL CHECK (ends_at > starts_at),
  price_cents integer NOT NULL CHECK (price_cents >= 0),
  price_list_version text NOT NULL REFERENCES price_lists (version),
  monthly_millicredits bigint NOT NULL CHECK (monthly_millicredits >= 0),
  -- Only with the account's first monthly term; else 0.
  bonus_millicredits bigint NOT NULL CHECK (bonus_millicredits >= 0),
  bonus_grant_id uuid REFERENCES credit_grants (id),
  state text NOT NULL CHECK (state IN ('owed', 'paid', 'void')),
  paid_at timestamptz(3),
  -- Cut by an upgrade, or because the money went back.
  ended_early_at timestamptz(3),
  created_at timestamptz(3) NOT NULL,
  UNIQUE (subscription_id, first_month),
  CHECK ((state = 'paid') = (paid_at IS NOT NULL)),
  CHECK (state = 'paid' OR (bonus_grant_id IS NULL AND ended_early_at IS NULL)),
  CHECK (interval = 'monthly' OR bonus_millicredits = 0)
);
-- Nobody owes two terms at once.
CREATE UNIQUE INDEX subscription_terms_one_owed ON subscription_terms (account_id) WHERE state = 'owed';
CREATE INDEX subscription_terms_account ON subscription_terms (account_id, starts_at);

-- The months of a paid term, each with the grant that brings its credits; without one where it was paid too late.
CREATE TABLE subscription_windows (
  subscription_id uuid NOT NULL REFERENCES subscriptions (id),
  month integer NOT NULL CHECK (month >= 0),
  term_id uuid NOT NULL REFERENCES subscription_terms (id),
  starts_at timestamptz(3) NOT NULL,
  ends_at timestamptz(3) NOT NULL CHECK (ends_at > starts_at),
  grant_id uuid UNIQUE REFERENCES credit_grants (id),
  PRIMARY KEY (subscription_id, month)
);
CREATE INDEX subscription_windows_term ON subscription_windows (term_id);

-- What a preview promised. A change under it happens to the cent or not at all.
CREATE TABLE subscription_previews (
  id uuid PRIMARY KEY,
  account_id uuid NOT NULL REFERENCES accounts (id),
  plan text NOT NULL,
  interval text NOT NULL,
  digest text NOT NULL,
  created_at timestamptz(3) NOT NULL
);
CREATE INDEX subscription_previews_age ON subscription_previews (created_at);

CREATE TABLE invoices (
  id uuid PRIMARY KEY,
  account_id uuid NOT NULL REFERENCES accounts (id),
  number bigint NOT NULL UNIQUE CHECK (number >= 1),
  kind text NOT NULL CHECK (kind IN ('start', 'renewal', 'upgrade', 'change', 'topup')),
  cents integer NOT NULL CHECK (cents >= 0),
  state text NOT NULL CHECK (state IN ('open', 'paid', 'void')),
  -- What was sold: a term, or a top-up's credits.
  term_id uuid UNIQUE REFERENCES subscription_terms (id),
  grant_id uuid UNIQUE REFERENCES credit_grants (id),
  lines jsonb NOT NULL,
  -- As they were when it was written: a paper does not change with the person.
  buyer_name text NOT NULL,
  buyer_email text NOT NULL,
  card_brand text,
  card_last4 text,
  created_at timestamptz(3) NOT NULL,
  paid_at timestamptz(3),
  voided_at timestamptz(3),
  CHECK ((kind = 'topup') = (term_id IS NULL)),
  CHECK ((kind = 'topup') = (grant_id IS NOT NULL)),
  CHECK ((state = 'paid') = (paid_at IS NOT NULL)),
  CHECK ((state = 'void') = (voided_at IS NOT NULL)),
  -- Only what a term's boundary brought can be owed; everything else is written when its money is there.
  CHECK (state = 'paid' OR kind IN ('renewal', 'change'))
);
CREATE INDEX invoices_account ON invoices (account_id, created_at DESC, id DESC);
CREATE TRIGGER invoices_are_kept BEFORE DELETE OR TRUNCATE ON invoices
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- Counts invoices without gaps: its row is locked last, and a transaction that rolls back gives its number back.
CREATE TABLE invoice_numbers (
  only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
  last_number bigint NOT NULL CHECK (last_number >= 0)
);
INSERT INTO invoice_numbers (last_number) VALUES (0);

-- One attempt to get money. Its id is ours and the gateway's idempotency key.
-- asked: somebody is at work on it, or died over it. authenticating: the customer must confirm at the bank.
-- abandoned: given up unanswered; money that arrives for it after all goes back.
CREATE TABLE payments (
  id uuid PRIMARY KEY,
  account_id uuid NOT NULL REFERENCES accounts (id),
  gateway text NOT NULL,
  -- The caller's: the same call made again finds its payment.
  operation_id uuid,
  state text NOT NULL CHECK (state IN ('asked', 'authenticating', 'succeeded', 'declined', 'abandoned')),
  -- What to do when the money is there. Versioned.
  intent jsonb NOT NULL,
  cents integer NOT NULL CHECK (cents >= 0),
  -- The owed invoice that it is to pay, or the one that it paid.
  invoice_id uuid REFERENCES invoices (id),
  -- Which of the days of grace it is; null for one that a person asked for.
  attempt smallint CHECK (attempt >= 0),
  customer_ref text,
  card_ref text,
  card_brand text,
  card_last4 text,
  charge_ref text,
  authentication_id text,
  confirm_url text,
  -- When an unconfirmed payment is given up.
  gives_up_at timestamptz(3),
  -- Given up here and not yet known to be given up there.
  is_cancel_owed boolean NOT NULL DEFAULT false,
  -- What became of money that arrived: it bought what was asked for, or went back whole.
  outcome text CHECK (outcome IN ('applied', 'given-back')),
  arrived_cents integer CHECK (arrived_cents >= 0),
  failure_reason text,
  failure_message text,
  asked_at timestamptz(3) NOT NULL,
  finished_at timestamptz(3),
  UNIQUE (account_id, operation_id),
  UNIQUE (gateway, charge_ref),
  UNIQUE (gateway, authentication_id),
  -- Each day of grace is one attempt, however many workers look.
  UNIQUE (invoice_id, attempt),
  CHECK ((state IN ('asked', 'authenticating')) = (finished_at IS NULL)),
  CHECK ((state = 'succeeded') = (outcome IS NOT NULL)),
  CHECK ((state = 'succeeded') = (arrived_cents IS NOT NULL)),
  CHECK ((state = 'authenticating') = (gives_up_at IS NOT NULL)),
  CHECK (state <> 'authenticating' OR authentication_id IS NOT NULL),
  CHECK (NOT is_cancel_owed OR state = 'abandoned')
);
-- Two clicks, two workers, a click and a worker: the first one asks, the others see that somebody does.
CREATE UNIQUE INDEX payments_one_asked ON payments (account_id) WHERE state = 'asked';
CREATE INDEX payments_asked ON payments (asked_at) WHERE state = 'asked';
CREATE INDEX payments_give_up ON payments (gives_up_at) WHERE state = 'authenticating';
CREATE INDEX payments_cancel_owed ON payments (finished_at) WHERE is_cancel_owed;
CREATE INDEX payments_account ON payments (account_id, asked_at);
CREATE INDEX payments_invoice ON payments (invoice_id) WHERE invoice_id IS NOT NULL;

-- Arriving money is final, and what a payment was for never changes.
CREATE FUNCTION guard_payment() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.state = 'succeeded' AND (NEW.state, NEW.outcome, NEW.arrived_cents, NEW.charge_ref)
     IS DISTINCT FROM (OLD.state, OLD.outcome, OLD.arrived_cents, OLD.charge_ref) THEN
    RAISE EXCEPTION 'payment % has succeeded', OLD.id;
  END IF;
  IF OLD.state <> 'asked' AND NEW.state = 'asked' THEN
    RAISE EXCEPTION 'payment % was asked before', OLD.id;
  END IF;
  IF (NEW.intent, NEW.cents, NEW.account_id) IS DISTINCT FROM (OLD.intent, OLD.cents, OLD.account_id) THEN
    RAISE EXCEPTION 'payment % is for something else', OLD.id;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER payments_guard BEFORE UPDATE ON payments FOR EACH ROW EXECUTE FUNCTION guard_payment();

-- Money on its way back, or back. Those from outside (the gateway's own pages, a bank) are written when they are told.
CREATE TABLE refunds (
  id uuid PRIMARY KEY,
  account_id uuid NOT NULL REFERENCES accounts (id),
  payment_id uuid NOT NULL REFERENCES payments (id),
  -- The invoice whose money it is. Null for money that paid no invoice, such as a second payment of one.
  invoice_id uuid REFERENCES invoices (id),
  origin text NOT NULL CHECK (origin IN ('gesso', 'gateway', 'dispute')),
  -- The payment of the upgrade that it belongs to.
  cause_payment_id uuid REFERENCES payments (id),
  cents integer NOT NULL CHECK (cents > 0),
  reason text NOT NULL,
  state text NOT NULL CHECK (state IN ('pending', 'succeeded')),
  refund_ref text,
  tries integer NOT NULL DEFAULT 0 CHECK (tries >= 0),
  first_tried_at timestamptz(3),
  -- Null while the gateway has accepted it and will tell the outcome.
  next_try_at timestamptz(3),
  created_at timestamptz(3) NOT NULL,
  succeeded_at timestamptz(3),
  CHECK ((state = 'succeeded') = (succeeded_at IS NOT NULL)),
  CHECK (state = 'pending' OR next_try_at IS NULL),
  CHECK (state = 'succeeded' OR next_try_at IS NOT NULL OR refund_ref IS NOT NULL),
  CHECK (origin = 'gesso' OR state = 'succeeded')
);
CREATE INDEX refunds_due ON refunds (next_try_at, id) WHERE next_try_at IS NOT NULL;
CREATE INDEX refunds_payment ON refunds (payment_id);
CREATE INDEX refunds_invoice ON refunds (invoice_id) WHERE invoice_id IS NOT NULL;
-- A payment goes back whole once; an upgrade gives the unused months back once.
CREATE UNIQUE INDEX refunds_one_return ON refunds (payment_id) WHERE origin = 'gesso' AND cause_payment_id IS NULL;
CREATE UNIQUE INDEX refunds_one_cause ON refunds (cause_payment_id) WHERE cause_payment_id IS NOT NULL;

-- What gateways told, each once. Written in the transaction of its effect.
CREATE TABLE gateway_events (
  gateway text NOT NULL,
  id text NOT NULL,
  kind text NOT NULL,
  event jsonb NOT NULL,
  received_at timestamptz(3) NOT NULL,
  PRIMARY KEY (gateway, id)
);
