import { KitError } from '@gesso/provider-kit';
import { z } from 'zod';

/** A workflow as ComfyUI's "Export (API)" writes it: nodes by their id. */
const workflowSchema = z.record(
  z.string(),
  z.looseObject({ class_type: z.string().min(1), inputs: z.record(z.string(), z.unknown()) }),
);
export type Workflow = z.infer<typeof workflowSchema>;

export type ReadWorkflow =
  | {
      readonly ok: true;
      readonly workflow: Workflow;
      /** Names between `{{` and `}}`, each once. */
      readonly marks: readonly string[];
    }
  | { readonly ok: false; readonly message: string };

const MARK = /\{\{\s*([A-Za-z][A-Za-z0-9_]*)\s*\}\}/gu;
const WHOLE_MARK = /^\{\{\s*([A-Za-z][A-Za-z0-9_]*)\s*\}\}$/u;

/** Reads the operator's workflow, or says in one sentence what is wrong with it. */
export function readWorkflow(text: string): ReadWorkflow {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return { ok: false, message: 'is not JSON; paste the whole file that ComfyUI exports' };
  }
  if (typeof json === 'object' && json !== null && 'nodes' in json && Array.isArray(json.nodes)) {
    return { ok: false, message: 'is the file of the editor; export it with “Export (API)” instead' };
  }
  const parsed = workflowSchema.safeParse(json);
  if (!parsed.success || Object.keys(parsed.data).length === 0) {
    return { ok: false, message: 'is no workflow: every node needs a class_type and inputs' };
  }
  const marks = Object.values(parsed.data).flatMap(({ inputs }) => listMarks(inputs));
  return { ok: true, workflow: parsed.data, marks: [...new Set(marks)] };
}

function listMarks(value: unknown): readonly string[] {
  if (typeof value === 'string') return [...value.matchAll(MARK)].map(([, name]) => name ?? '');
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(listMarks);
}

/**
 * Puts values in the places of the marks. An input that is a mark alone takes the value as it is, number or switch; inside
 * other words it becomes text.
 *
 * @throws KitError `invalid-settings` for a mark without a value: the workflow was changed since the order was taken.
 */
export function fillWorkflow(
  workflow: Workflow,
  values: Readonly<Record<string, string | number | boolean>>,
): Readonly<Record<string, unknown>> {
  const readValue = (name: string) => {
    const value = values[name];
    if (value !== undefined) return value;
    const message = `The workflow marks {{${name}}}, which this order does not set.`;
    throw new KitError({ code: 'invalid-settings', message, retryable: false });
  };
  const fill = (value: unknown): unknown => {
    if (typeof value === 'string') {
      const whole = WHOLE_MARK.exec(value)?.[1];
      if (whole !== undefined) return readValue(whole);
      return value.replace(MARK, (_, name: string) => String(readValue(name)));
    }
    if (Array.isArray(value)) return value.map(fill);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, fill(each)]));
  };
  return Object.fromEntries(Object.entries(workflow).map(([id, node]) => [id, { ...node, inputs: fill(node.inputs) }]));
}
