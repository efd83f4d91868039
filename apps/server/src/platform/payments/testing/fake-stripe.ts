import { createHash, createHmac, randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type Stripe from 'stripe';
import type { WebhookDelivery } from '../payment-gateway.ts';
import { type Books, type FakeCard, findIntent, giveBack, paid, ROUTES, tell, unpaid } from './fake-stripe-books.ts';
import { cardObject } from './fake-stripe-objects.ts';
import { badRequest, StripeFault } from './stripe-fault.ts';

export type FakeStripe = {
  readonly baseUrl: string;
  readonly books: Books;
  /** What was asked, in order. */
  readonly requests: { readonly method: string; readonly path: string; readonly idempotencyKey: string | undefined }[];
  /** A card as Stripe.js would make it in a browser. */
  readonly enterCard: (behaviour: FakeCard) => string;
  /** The next requests are carried out, and their answers never leave. */
  readonly loseAnswers: (count: number) => void;
  /** The next requests are answered with an error and not carried out. */
  readonly failRequests: (count: number, fault: StripeFault) => void;
  readonly confirm: (intentId: string, outcome: 'succeed' | 'fail') => WebhookDelivery;
  readonly refundOutside: (intentId: string, cents: number) => WebhookDelivery;
  readonly dispute: (intentId: string) => WebhookDelivery;
  /** Ends a refund that pends. */
  readonly endRefund: (refundId: string, status: 'succeeded' | 'failed') => WebhookDelivery;
  readonly finishCardEntry: (token: string) => WebhookDelivery;
  /** Signs an event as Stripe does. */
  readonly deliver: (event: object, options?: { readonly secret?: string; readonly at?: Date }) => WebhookDelivery;
  /** Writes an event down and signs it. */
  readonly tell: (type: Stripe.Event.Type, thing: object) => WebhookDelivery;
  /** Forgets the answers kept under idempotency keys, as Stripe does after a day. */
  readonly forgetKeys: () => void;
  readonly close: () => Promise<void>;
};

export type FakeStripeOptions = {
  readonly secretKey: string;
  readonly webhookSecret: string;
  readonly apiVersion: string;
};

type Answer = { readonly status: number; readonly body: unknown; readonly headers?: Readonly<Record<string, string>> };

/**
 * Stripe's API on this machine, as strict as the real one where it matters to us: key and version of every request, forms
 * without an unknown or wrong field, an idempotency key on every POST, answers kept under it, another request under a
 * used key refused, lists newest first and in pages, webhooks signed.
 */
export async function startFakeStripe(options: FakeStripeOptions): Promise<FakeStripe> {
  const books = createBooks();
  const kept = new Map<string, { readonly fingerprint: string; readonly answer: Answer }>();
  const requests: FakeStripe['requests'] = [];
  let lost = 0;
  let failing: StripeFault[] = [];

  const answer = (request: IncomingMessage, body: string): Answer => {
    const url = new URL(request.url ?? '/', 'http://stripe');
    const key = request.headers['idempotency-key']?.toString();
    requests.push({ method: request.method ?? '', path: url.pathname, idempotencyKey: key });
    checkHeaders(request, options);
    const fault = failing.shift();
    if (fault !== undefined) throw fault;
    if (request.method === 'GET') return { status: 200, body: route(books, request.method, url, url.searchParams) };
    if (key === undefined || key.length > 255) throw badRequest('A POST of ours needs an Idempotency-Key.');
    const fingerprint = createHash('sha256').update(`${url.pathname}\n${body}`).digest('hex');
    const first = kept.get(key);
    if (first !== undefined && first.fingerprint !== fingerprint) throw mismatch(key);
    if (first !== undefined) return { ...first.answer, headers: { 'idempotent-replayed': 'true' } };
    const made = attempt(() => route(books, 'POST', url, new URLSearchParams(body)));
    if (made.isKept) kept.set(key, { fingerprint, answer: made });
    return made;
  };

  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(Buffer.from(chunk));
    const made = attempt(() => answer(request, Buffer.concat(chunks).toString()), true);
    if (lost > 0) {
      lost -= 1;
      response.destroy();
    } else send(response, made);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The fake has no port.');

  const deliver: FakeStripe['deliver'] = (event, { secret = options.webhookSecret, at = new Date() } = {}) => {
    const body = JSON.stringify(event, null, 2);
    const timestamp = Math.floor(at.getTime() / 1000);
    const signature = createHmac('sha256', secret).update(`${timestamp}.${body}`).digest('hex');
    const headers = new Headers({ 'stripe-signature': `t=${timestamp},v1=${signature},v0=${'0'.repeat(64)}` });
    return { headers, body: new TextEncoder().encode(body) };
  };
  const tellOf: FakeStripe['tell'] = (type, thing) => deliver(tell(books, type, thing, options.apiVersion));

  return {
    baseUrl: `http://127.0.0.1:${address.port}`,
    books,
    requests,
    enterCard: (behaviour) => enterCard(books, behaviour),
    loseAnswers: (count) => {
      lost = count;
    },
    failRequests: (count, fault) => {
      failing = Array.from({ length: count }, () => fault);
    },
    confirm: (id, outcome) => {
      const intent = findIntent(books, id);
      if (intent.status !== 'requires_action') throw new Error(`This payment is ${intent.status}.`);
      Object.assign(intent, outcome === 'succeed' ? paid(intent) : unpaid('payment_intent_authentication_failure'));
      return tellOf(outcome === 'succeed' ? 'payment_intent.succeeded' : 'payment_intent.payment_failed', intent);
    },
    refundOutside: (id, amount) => {
      giveBack(books, findIntent(books, id), { amount, metadata: {}, status: 'succeeded' });
      return tellOf('charge.refunded', { id: `ch_${id}`, object: 'charge', payment_intent: id });
    },
    dispute: (id) => {
      const { amount } = findIntent(books, id);
      books.disputed.add(id);
      return tellOf('charge.dispute.created', { id: books.newId('du'), object: 'dispute', payment_intent: id, amount });
    },
    endRefund: (id, status) => {
      const refund = books.refunds.find((candidate) => candidate.id === id);
      if (refund === undefined) throw new Error(`There is no refund ${id}.`);
      const reason = status === 'failed' ? { failure_reason: 'lost_or_stolen_card' } : {};
      Object.assign(refund, { status, ...reason });
      return tellOf(status === 'failed' ? 'refund.failed' : 'refund.updated', refund);
    },
    finishCardEntry: (token) => finishCardEntry(books, token, tellOf),
    deliver,
    tell: tellOf,
    forgetKeys: () => kept.clear(),
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

function createBooks(): Books {
  return {
    cards: new Map(),
    customers: new Map(),
    intents: [],
    setups: new Map(),
    refunds: [],
    events: [],
    disputed: new Set(),
    sessions: [],
    newId: (prefix) => `${prefix}_${randomUUID().replaceAll('-', '')}`,
    now: () => Math.floor(Date.now() / 1000),
  };
}

function enterCard(books: Books, behaviour: FakeCard): string {
  const card = cardObject({ id: books.newId('pm'), last4: '4242', created: books.now() });
  books.cards.set(card.id, { ...card, behaviour });
  return card.id;
}

/** Fills in the page that was opened last. */
function finishCardEntry(books: Books, token: string, tellOf: FakeStripe['tell']): WebhookDelivery {
  const session = books.sessions.at(-1);
  if (session === undefined) throw new Error('No page was opened.');
  const form = new URLSearchParams({
    customer: session.customer,
    payment_method: token,
    'automatic_payment_methods[enabled]': 'true',
    'automatic_payment_methods[allow_redirects]': 'never',
    usage: 'off_session',
    confirm: 'true',
    'expand[0]': 'payment_method',
  });
  route(books, 'POST', new URL('http://stripe/v1/setup_intents'), form);
  const setup_intent = [...books.setups.keys()].at(-1);
  return tellOf('checkout.session.completed', { ...session, object: 'checkout.session', mode: 'setup', setup_intent });
}

function checkHeaders({ method, headers }: IncomingMessage, { secretKey, apiVersion }: FakeStripeOptions): void {
  if (headers.authorization !== `Bearer ${secretKey}`) {
    const message = `Invalid API Key provided: ${secretKey.slice(0, 8)}****`;
    throw new StripeFault(401, { type: 'invalid_request_error', message }, false);
  }
  if (headers['stripe-version'] !== apiVersion) throw badRequest(`Invalid API version ${headers['stripe-version']}.`);
  const isForm = headers['content-type'] === 'application/x-www-form-urlencoded';
  if (method === 'POST' && !isForm) throw badRequest('The body must be a form.');
}

function route(books: Books, method: string, url: URL, form: URLSearchParams): unknown {
  for (const { method: own, path, answer } of ROUTES) {
    const match = own === method ? path.exec(url.pathname) : null;
    if (match !== null) return answer(books, form, match[1] ?? '');
  }
  throw badRequest(`Unrecognized request URL (${method}: ${url.pathname}).`);
}

function attempt(work: () => unknown, isWhole = false): Answer & { readonly isKept: boolean } {
  try {
    const made = work();
    // An answer is whole when it comes out of the layer of headers and keys.
    return isWhole
      ? { ...(made as Answer), isKept: false }
      : { status: 200, body: structuredClone(made), isKept: true };
  } catch (error) {
    if (!(error instanceof StripeFault)) throw error;
    return { status: error.status, body: { error: error.body }, isKept: error.isKept };
  }
}

function mismatch(key: string): StripeFault {
  const message = `Keys for idempotent requests can only be used with the same parameters they were first used with. (${key})`;
  return new StripeFault(400, { type: 'idempotency_error', message }, false);
}

function send(response: ServerResponse, { status, body, headers = {} }: Answer): void {
  response.writeHead(status, {
    'content-type': 'application/json',
    'request-id': `req_${randomUUID().slice(0, 8)}`,
    ...headers,
  });
  response.end(JSON.stringify(body));
}
