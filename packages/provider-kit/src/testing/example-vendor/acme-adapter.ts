import { createHmac, timingSafeEqual } from 'node:crypto';
import { fetchFile } from '../../http/fetch-file.ts';
import { keyAvailability, type VendorAccess } from '../../http/vendor-access.ts';
import { type Refusal, toVendorError } from '../../http/vendor-error.ts';
import { createVendorHttp, type VendorAnswer } from '../../http/vendor-http.ts';
import { KitError, type KitErrorCode } from '../../kit-error.ts';
import type { Provider } from '../../provider.ts';
import { createVendorProvider } from '../../vendor/create-vendor-provider.ts';
import type { VendorAdapter } from '../../vendor/vendor-adapter.ts';
import { FAKE_IMAGE_MODEL } from '../fake-models.ts';

const VENDOR = 'Acme';
const POLL_AFTER_MS = 2_000;

export type AcmeOptions = {
  /** Whether orders can be looked up by `client_id`: the kit's rules differ for vendors that have no such thing. */
  readonly findsOrders: boolean;
};

/** A vendor that does not exist: the shortest adapter that uses the whole seam, to copy from and to test the suite with. */
export function createAcmeProvider(access: VendorAccess, options: AcmeOptions = { findsOrders: true }): Provider {
  return createVendorProvider(createAcmeAdapter(access, options), access);
}

function createAcmeAdapter(access: VendorAccess, { findsOrders }: AcmeOptions): VendorAdapter {
  const http = createVendorHttp({
    vendor: VENDOR,
    access,
    baseUrlVariable: 'ACME_BASE_URL',
    defaultBaseUrl: 'https://api.acme.example',
    headers: () => ({ authorization: `Bearer ${access.read('ACME_API_KEY') ?? ''}` }),
  });
  const ask = async (request: Parameters<typeof http.send>[0]) => {
    const answer = await http.send(request);
    if (!answer.isOk) throw toVendorError(VENDOR, answer, readRefusal(answer));
    return answer;
  };
  return {
    vendor: 'acme',
    models: [FAKE_IMAGE_MODEL],
    availability: () => keyAvailability(access, [['ACME_API_KEY']]),
    submit: async ({ request, clientId, seed }) => {
      const json = { prompt: request.prompt, client_id: clientId, seed };
      const answer = await ask({ method: 'POST', path: '/orders', json, startsWork: true });
      return { ref: textAt(answer, 'id') };
    },
    poll: async (ref) => {
      const answer = await ask({ method: 'GET', path: `/orders/${ref}` });
      switch (textAt(answer, 'status')) {
        case 'made':
          return { state: 'succeeded' };
        case 'banned':
          throw fault('moderated', `${VENDOR} did not let the picture pass.`);
        case 'failed':
          throw fault('vendor', `${VENDOR} could not make the picture.`);
        default:
          return { state: 'running', pollAfterMs: POLL_AFTER_MS };
      }
    },
    fetch: async (ref, { seed }) => {
      const answer = await ask({ method: 'GET', path: `/orders/${ref}` });
      const file = await fetchFile({ url: textAt(answer, 'url'), allowedHosts: access.allowedHosts });
      return [{ ...file, seed }];
    },
    cancel: async (ref) => {
      await ask({ method: 'DELETE', path: `/orders/${ref}` });
    },
    testKey: async () => {
      const answer = await ask({ method: 'GET', path: '/balance' });
      return { balance: `${textAt(answer, 'credits')} credits` };
    },
    verifyCallback: async ({ headers, body, secret }) => {
      const expected = createHmac('sha256', secret).update(body).digest();
      const given = Buffer.from(headers['x-acme-signature'] ?? '', 'hex');
      const isGenuine = given.length === expected.length && timingSafeEqual(given, expected);
      return { kind: isGenuine ? 'genuine' : 'forged' };
    },
    ...(findsOrders
      ? {
          recover: async ({ clientId }) => {
            const answer = await http.send({ method: 'GET', path: `/orders?client_id=${clientId}` });
            if (answer.status === 404) return undefined;
            if (!answer.isOk) throw toVendorError(VENDOR, answer, readRefusal(answer));
            return textAt(answer, 'id');
          },
        }
      : {}),
  };
}

/** The vendor's own words, where they say more than the status. */
function readRefusal({ body }: VendorAnswer): Refusal | undefined {
  const error = typeof body === 'object' && body !== null && 'error' in body ? body.error : undefined;
  if (error === 'too_many_orders') return { code: 'concurrency' };
  if (error === 'policy') return { code: 'moderated' };
  return undefined;
}

function textAt({ body }: VendorAnswer, name: string): string {
  const value =
    typeof body === 'object' && body !== null ? Object.entries(body).find(([key]) => key === name)?.[1] : null;
  if (typeof value === 'string' && value !== '') return value;
  throw fault('vendor', `${VENDOR} answered without its ${name}.`);
}

function fault(code: KitErrorCode, message: string): KitError {
  return new KitError({ code, message, retryable: false });
}
