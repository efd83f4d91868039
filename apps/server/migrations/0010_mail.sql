-- Messages to people, written in the transaction of what they tell and sent afterwards: the outbox, and the mailbox that
-- the operator reads.

CREATE TABLE mails (
  id uuid PRIMARY KEY,
  recipient text NOT NULL,
  subject text NOT NULL,
  body text NOT NULL,
  -- What to attach, made when it is sent: [{"kind": "invoice", "id": …}]
  attachments jsonb NOT NULL DEFAULT '[]',
  -- What was attached: [{"name": …, "mimeType": …, "sizeBytes": …}]
  attached jsonb NOT NULL DEFAULT '[]',
  state text NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'sent', 'failed')),
  tries smallint NOT NULL DEFAULT 0 CHECK (tries >= 0),
  -- By the machine's own clock, since servers for mail know no other. While somebody sends it: when they count as dead.
  next_try_at timestamptz(3) DEFAULT '-infinity',
  -- Why the last try failed, for the operator.
  failure text,
  -- By the product's clock: when what it tells happened.
  created_at timestamptz(3) NOT NULL,
  CHECK ((state = 'waiting') = (next_try_at IS NOT NULL)),
  CHECK (state <> 'failed' OR failure IS NOT NULL)
);
CREATE INDEX mails_waiting ON mails (next_try_at, created_at) WHERE state = 'waiting';
CREATE INDEX mails_newest ON mails (created_at DESC, id DESC);
