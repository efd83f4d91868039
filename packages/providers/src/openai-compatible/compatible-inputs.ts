import type { FieldError } from '@gesso/contract';
import type { OwnModelConnection } from '@gesso/provider-kit';

/** Fields that Gesso writes itself, so that no setting may be called like them. */
const OWN_FIELDS: ReadonlySet<string> = new Set(['model', 'prompt', 'n', 'image', 'response_format', 'stream']);

/** What the Images and Videos API of another server can be given. Settings are sent as fields of their own names. */
export const readCompatibleInputs: OwnModelConnection['readInputs'] = (plan) => {
  const { kind, vendorModel, settingNames, mostReferences } = plan;
  const errors: FieldError[] = [
    ...(kind === 'model3d' ? [{ path: 'kind', message: 'must be image or video: this API makes no 3D models' }] : []),
    ...(vendorModel.trim() === ''
      ? [{ path: 'vendorModel', message: 'must name the model as the server calls it' }]
      : []),
    ...settingNames.flatMap((name, index) =>
      OWN_FIELDS.has(name)
        ? [{ path: `settings.${index}.name`, message: 'is written by Gesso itself; leave it out' }]
        : [],
    ),
    ...(kind === 'video' && mostReferences > 1
      ? [{ path: 'mostReferences', message: 'must be 0 or 1 for videos' }]
      : []),
  ];
  if (errors.length > 0) return { ok: false, errors };
  const inputs = { needsPrompt: true, takesNegativePrompt: false, takesSeed: settingNames.includes('seed') };
  return { ok: true, inputs: { ...inputs, leastReferences: 0, mostReferences } };
};
