import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import type { VendorCallback } from '../../vendor-callback.ts';
import type { FakeVendor, VendorBehaviour } from '../fake-vendor.ts';
import { type FakeAnswer, startFakeVendor, type VendorCallSeen } from '../fake-vendor-server.ts';
import { solidPng } from '../solid-png.ts';

type Order = {
  readonly id: string;
  readonly clientId: string;
  readonly takenIn: VendorBehaviour;
  looks: number;
  isGone: boolean;
};

const KEY = 'acme-test-key';
const PICTURE = solidPng({ widthPx: 64, heightPx: 64, color: 0x336699 });

const REFUSED: Partial<Readonly<Record<VendorBehaviour, FakeAnswer>>> = {
  'refuses-key': { status: 401, json: { error: 'bad_key' } },
  'refuses-balance': { status: 402, json: { error: 'empty' } },
  'refuses-rate': { status: 429, json: { error: 'too_fast' }, headers: { 'retry-after': '3' } },
  'refuses-concurrency': { status: 429, json: { error: 'too_many_orders' } },
  'refuses-prompt': { status: 400, json: { error: 'policy' } },
  'refuses-settings': { status: 422, json: { error: 'seed' } },
  fails: { status: 500, json: { error: 'oops' } },
};

/**
 * The strict fake of a vendor that does not exist.
 *
 * @param onTaken - Called when an order is in its books and before it answers.
 */
export async function startFakeAcme(onTaken: () => void = () => undefined): Promise<FakeVendor> {
  const orders: Order[] = [];
  let behaviour: VendorBehaviour = 'works';
  const server = await startFakeVendor((call) => {
    if (call.path.startsWith('/files/')) return file(orders[Number(call.path.slice('/files/'.length)) - 1]);
    if (call.headers.authorization !== `Bearer ${KEY}` || behaviour === 'refuses-key') return REFUSED['refuses-key']!;
    if (call.path === '/balance') return { json: { credits: '3,200' } };
    if (call.method === 'POST') return take(call);
    if (call.query.has('client_id')) {
      const found = orders.find(({ clientId }) => clientId === call.query.get('client_id'));
      return found ? show(found) : { status: 404, json: { error: 'none' } };
    }
    const order = orders.find(({ id }) => call.path === `/orders/${id}`);
    assert(order, `there is no order at ${call.path}`);
    if (call.method === 'DELETE') order.isGone = true;
    else order.looks += 1;
    return show(order);
  });
  const take = ({ path, json }: VendorCallSeen): FakeAnswer => {
    assert.equal(path, '/orders');
    assert(typeof json === 'object' && json !== null);
    assert.deepEqual(Object.keys(json).sort(), ['client_id', 'prompt', 'seed'], 'unknown fields are refused');
    const refusal = REFUSED[behaviour];
    if (refusal !== undefined) return refusal;
    const isBusy = orders.some((order) => stateOf(order) === 'working');
    if (behaviour === 'one-at-a-time' && isBusy) return REFUSED['refuses-concurrency']!;
    const clientId = 'client_id' in json ? String(json.client_id) : '';
    const order = { id: `o${orders.length + 1}`, clientId, takenIn: behaviour, looks: 0, isGone: false };
    orders.push(order);
    onTaken();
    return behaviour === 'answer-lost' ? { lost: true } : show(order);
  };
  const stateOf = (order: Order): string => {
    if (order.isGone || order.takenIn === 'job-fails') return 'failed';
    if (order.takenIn === 'job-moderated') return 'banned';
    if (order.takenIn === 'stalls' && behaviour !== 'works') return 'working';
    if (order.looks < 2) return order.takenIn === 'unknown-status' ? 'dreaming' : 'working';
    return 'made';
  };
  const show = (order: Order): FakeAnswer => {
    const status = stateOf(order);
    const url = status === 'made' ? { url: `${server.url}/files/${orders.indexOf(order) + 1}` } : {};
    return { json: { id: order.id, status, ...url } };
  };
  return {
    server,
    variables: { ACME_API_KEY: KEY, ACME_BASE_URL: server.url },
    behave: (next) => {
      behaviour = next;
    },
    taken: () => orders.length,
  };
}

function file(order: Order | undefined): FakeAnswer {
  switch (order?.takenIn) {
    case 'file-truncated':
      return { truncated: PICTURE.subarray(0, 20), type: 'image/png' };
    case 'file-is-a-page':
      return { body: '<!doctype html><title>Sign in</title>', type: 'image/png' };
    case 'file-expired':
      return { status: 403, body: 'expired', type: 'text/plain' };
    default:
      return { body: PICTURE, type: 'image/png' };
  }
}

/** What the vendor sends when an order changed. */
export function acmeCallback(): VendorCallback {
  const [body, secret] = [Buffer.from(JSON.stringify({ id: 'o1', status: 'made' })), 'of-this-order'];
  const signature = createHmac('sha256', secret).update(body).digest('hex');
  return { headers: { 'x-acme-signature': signature }, body, secret, receivedAt: new Date() };
}
