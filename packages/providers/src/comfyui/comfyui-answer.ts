import type { ModelKind } from '@gesso/contract';
import { KitError, type VendorAnswer } from '@gesso/provider-kit';
import { z } from 'zod';

const fileSchema = z.object({ filename: z.string().min(1), subfolder: z.string(), type: z.string() });
export type ComfyuiFile = z.infer<typeof fileSchema>;

const historySchema = z.record(
  z.string(),
  z.object({
    outputs: z.record(z.string(), z.record(z.string(), z.unknown())).catch({}),
    status: z.object({ status_str: z.string(), messages: z.array(z.unknown()).catch([]) }).optional(),
  }),
);
const queueSchema = z.object({ queue_running: z.array(z.unknown()), queue_pending: z.array(z.unknown()) });
const queuedSchema = z.tuple([z.unknown(), z.string()]).rest(z.unknown());

/** An order that has left the queue. */
export type ComfyuiEnd = { readonly isFailed: boolean; readonly files: readonly ComfyuiFile[] };

/** How an order ended; undefined while the history does not know it. */
export function readEnd({ body }: VendorAnswer, id: string): ComfyuiEnd | undefined {
  const history = historySchema.safeParse(body);
  if (!history.success) throw fault('answered with something that is no history');
  const entry = history.data[id];
  if (entry === undefined) return undefined;
  return { isFailed: entry.status?.status_str === 'error', files: listFiles(entry.outputs) };
}

/** Which orders are at work, and which wait. */
export function readQueue({ body }: VendorAnswer): {
  readonly running: readonly string[];
  readonly all: readonly string[];
} {
  const queue = queueSchema.safeParse(body);
  if (!queue.success) throw fault('answered with something that is no queue');
  const idsOf = (items: readonly unknown[]) => items.flatMap((item) => queuedSchema.safeParse(item).data?.[1] ?? []);
  const running = idsOf(queue.data.queue_running);
  return { running, all: [...running, ...idsOf(queue.data.queue_pending)] };
}

/** Nodes name their files under keys of their own: images, gifs, video, 3d. Any list of files counts. */
function listFiles(outputs: Readonly<Record<string, Readonly<Record<string, unknown>>>>): readonly ComfyuiFile[] {
  return Object.values(outputs)
    .flatMap((output) => Object.values(output))
    .flatMap((list) => (Array.isArray(list) ? list : []))
    .flatMap((item) => fileSchema.safeParse(item).data ?? []);
}

const ENDINGS: Readonly<Record<ModelKind, RegExp>> = {
  image: /\.(png|jpe?g|webp|gif|avif)$/iu,
  video: /\.(mp4|webm|mov|mkv|gif)$/iu,
  model3d: /\.(glb|gltf)$/iu,
};

/** The result among an order's files: one that was saved comes before a preview, one of the right kind before any other. */
export function chooseFile(files: readonly ComfyuiFile[], kind: ModelKind): ComfyuiFile | undefined {
  const fitting = files.filter(({ filename }) => ENDINGS[kind].test(filename));
  return fitting.find(({ type }) => type === 'output') ?? fitting[0] ?? files.find(({ type }) => type === 'output');
}

export function fault(says: string, code: KitError['code'] = 'vendor'): KitError {
  return new KitError({ code, message: `ComfyUI ${says}.`, retryable: false });
}
