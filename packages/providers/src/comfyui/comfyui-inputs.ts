import type { FieldError } from '@gesso/contract';
import type { OwnModelConnection } from '@gesso/provider-kit';
import { readWorkflow } from './workflow-marks.ts';

/** `{{reference}}` is the first file; more are numbered. */
export const REFERENCE_MARKS = ['reference', 'reference2', 'reference3', 'reference4'] as const;
/** What Gesso fills by itself; every other mark is a setting of the operator's. */
const OWN_MARKS: ReadonlySet<string> = new Set(['prompt', 'negativePrompt', 'seed', ...REFERENCE_MARKS]);

/**
 * What the marks of a workflow say about the model.
 *
 * A mark that is no setting, a setting that is marked nowhere and a workflow that reads neither words nor a file are refused:
 * creators would change a field and get the same result.
 */
export const readComfyuiInputs: OwnModelConnection['readInputs'] = ({ workflow: text, settingNames }) => {
  const read = readWorkflow(text);
  if (!read.ok) return { ok: false, errors: [{ path: 'workflow', message: read.message }] };
  const { marks } = read;
  const references = REFERENCE_MARKS.filter((mark) => marks.includes(mark));
  const errors: FieldError[] = [
    ...(marks.includes('prompt') || references.length > 0
      ? []
      : [{ path: 'workflow', message: 'marks no input with {{prompt}}, so nothing that is typed would reach it' }]),
    ...marks
      .filter((mark) => !OWN_MARKS.has(mark) && !settingNames.includes(mark))
      .map((mark) => ({ path: 'workflow', message: `marks {{${mark}}}, but there is no setting of this name` })),
    ...settingNames.flatMap((name, index) =>
      marks.includes(name)
        ? []
        : [{ path: `settings.${index}.name`, message: `is marked nowhere in the workflow; write {{${name}}} there` }],
    ),
    ...(references.length === REFERENCE_MARKS.indexOf(references.at(-1) ?? 'reference') + Math.min(1, references.length)
      ? []
      : [{ path: 'workflow', message: 'leaves out a reference: number them reference, reference2, reference3' }]),
  ];
  if (errors.length > 0) return { ok: false, errors };
  return {
    ok: true,
    inputs: {
      needsPrompt: marks.includes('prompt'),
      takesNegativePrompt: marks.includes('negativePrompt'),
      takesSeed: marks.includes('seed'),
      leastReferences: references.length,
      mostReferences: references.length,
    },
  };
};
