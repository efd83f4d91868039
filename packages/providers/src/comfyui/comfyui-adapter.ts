import {
  createVendorHttp,
  fetchFile,
  KitError,
  keyAvailability,
  type ModelDefinition,
  type Reference,
  toVendorError,
  type VendorAccess,
  type VendorAdapter,
  type VendorHttp,
  type VendorOrder,
} from '@gesso/provider-kit';
import { z } from 'zod';
import { chooseFile, fault, readEnd, readQueue } from './comfyui-answer.ts';
import { REFERENCE_MARKS } from './comfyui-inputs.ts';
import { fillWorkflow, readWorkflow } from './workflow-marks.ts';

const VENDOR = 'ComfyUI';
const POLL_AFTER_MS = 1_000;
/** A picture of ten megabytes over a slow line. */
const UPLOAD_MS = 60_000;

const takenSchema = z.object({ prompt_id: z.string().min(1) });
const uploadedSchema = z.object({ name: z.string().min(1), subfolder: z.string().catch('') });
const statsSchema = z.object({ system: z.object({}) });

/** A workflow of the operator's on their own ComfyUI, as one model. */
export type ComfyuiModel = { readonly definition: ModelDefinition; readonly workflow: string };

/**
 * Runs one workflow on a ComfyUI server. The id of an order is ours, so one whose answer was lost is found again.
 *
 * @see ComfyUI, server routes: /prompt, /history, /queue, /interrupt, /upload/image, /view.
 */
export function createComfyuiAdapter(
  access: VendorAccess,
  { definition, workflow: text }: ComfyuiModel,
): VendorAdapter {
  const headers = (): Readonly<Record<string, string>> => {
    const key = access.read('COMFYUI_API_KEY');
    return key === undefined ? {} : { authorization: `Bearer ${key}` };
  };
  const http = createVendorHttp({
    vendor: VENDOR,
    access,
    baseUrlVariable: 'COMFYUI_BASE_URL',
    defaultBaseUrl: '',
    headers,
  });
  const ask = async (request: Parameters<VendorHttp['send']>[0]) => {
    const answer = await http.send(request);
    if (!answer.isOk) throw toVendorError(VENDOR, answer);
    return answer;
  };
  const readHistory = async (id: string) =>
    readEnd(await ask({ method: 'GET', path: `/history/${encodeURIComponent(id)}` }), id);
  const listQueue = async () => readQueue(await ask({ method: 'GET', path: '/queue' }));
  return {
    vendor: definition.vendor,
    models: [definition],
    availability: () => keyAvailability(access, [['COMFYUI_BASE_URL']]),
    submit: async (order) => {
      const read = readWorkflow(text);
      if (!read.ok) throw fault(`has a workflow that ${read.message}`, 'invalid-settings');
      const names = await Promise.all(
        order.request.references.map((reference, index) => upload(ask, reference, `${order.clientId}-${index + 1}`)),
      );
      const prompt = fillWorkflow(read.workflow, valuesOf(order, names));
      const json = { prompt, client_id: order.clientId, prompt_id: order.clientId };
      const answer = await ask({ method: 'POST', path: '/prompt', json, startsWork: true });
      const taken = takenSchema.safeParse(answer.body);
      if (!taken.success) throw fault('took the order without saying its id', 'lost');
      return { ref: taken.data.prompt_id };
    },
    poll: async (ref) => {
      const running = { state: 'running', pollAfterMs: POLL_AFTER_MS } as const;
      let end = await readHistory(ref);
      if (end === undefined) {
        if ((await listQueue()).all.includes(ref)) return running;
        // It may have ended between the two questions.
        end = await readHistory(ref);
      }
      if (end === undefined) throw fault('does not know the order any more: it was stopped there, or started anew');
      if (end.isFailed) throw fault('could not make the result; its own log says why');
      return { state: 'succeeded' };
    },
    fetch: async (ref, { seed }) => {
      const end = await readHistory(ref);
      const file = chooseFile(end?.files ?? [], definition.kind);
      if (file === undefined) throw fault('ended the order without a file; the workflow must save one', 'empty-result');
      const query = new URLSearchParams({ ...file });
      const url = `${http.baseUrl()}/view?${query}`;
      const fetched = await fetchFile({ url, headers: headers(), allowedHosts: access.allowedHosts });
      return [{ ...fetched, seed: text.includes('{{seed}}') ? seed : null }];
    },
    recover: async ({ clientId }) => {
      const isKnown = (await listQueue()).all.includes(clientId) || (await readHistory(clientId)) !== undefined;
      return isKnown ? clientId : undefined;
    },
    cancel: async (ref) => {
      await ask({ method: 'POST', path: '/queue', json: { delete: [ref] } });
      // Older servers stop whatever runs, so they are asked only while this order does.
      if (!(await listQueue()).running.includes(ref)) return;
      await ask({ method: 'POST', path: '/interrupt', json: { prompt_id: ref } });
    },
    testKey: async () => {
      const answer = await ask({ method: 'GET', path: '/system_stats' });
      if (!statsSchema.safeParse(answer.body).success) {
        const message = 'Another program than ComfyUI answers there; check COMFYUI_BASE_URL.';
        throw new KitError({ code: 'unavailable', message, retryable: false });
      }
      return { balance: null };
    },
  };
}

function valuesOf({ request, seed }: VendorOrder, names: readonly string[]) {
  const references = names.map((name, index) => [REFERENCE_MARKS[index] ?? '', name] as const);
  return { ...request.settings, prompt: request.prompt, seed, ...Object.fromEntries(references) };
}

/** @returns What a LoadImage node calls the file. */
async function upload(ask: VendorHttp['send'], { mimeType, read }: Reference, id: string): Promise<string> {
  const form = new FormData();
  const bytes = new Uint8Array(await read());
  // Ours alone, so that no file of another order is written over; the same again after a crash.
  const name = `gesso-${id}.${mimeType.replace(/^.*\//u, '').replace(/\W.*$/u, '')}`;
  form.set('image', new Blob([bytes], { type: mimeType }), name);
  form.set('overwrite', 'true');
  const answer = await ask({ method: 'POST', path: '/upload/image', form, timeoutMs: UPLOAD_MS });
  const uploaded = uploadedSchema.safeParse(answer.body);
  if (!uploaded.success) throw fault('took the picture without naming it');
  const { name: stored, subfolder } = uploaded.data;
  return subfolder === '' ? stored : `${subfolder}/${stored}`;
}
