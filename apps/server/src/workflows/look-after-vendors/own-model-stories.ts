import type { FieldError, OwnModelForm, OwnModelView } from '@gesso/contract';
import { KitError, type Provider } from '@gesso/provider-kit';
import { type Models, nameOwnSecret, type OwnModel, type OwnModels } from '../../modules/models/index.ts';
import type { Vendors } from '../../modules/vendors/index.ts';
import type { Clock } from '../../platform/clock/clock.ts';
import { findAddressFault } from './vendor-variables.rules.ts';

export type OwnModelStoriesOptions = {
  readonly vendors: Vendors;
  readonly models: Pick<Models, 'priceListInForce' | 'setPrice'>;
  readonly ownModels: OwnModels;
  readonly allowedHosts: ReadonlySet<string>;
  readonly clock: Clock;
  readonly newId: () => string;
};

export type OwnModelAnswer =
  | { readonly ok: true; readonly model: OwnModelView }
  | { readonly ok: false; readonly reason: 'unknown' }
  /** Each error names a field of the form. Nothing was stored. */
  | { readonly ok: false; readonly reason: 'refused'; readonly errors: readonly FieldError[] };

export type OwnModelStories = {
  readonly list: () => Promise<readonly OwnModelView[]>;
  /** The operator's ComfyUI, where the environment or a stored setting names it. */
  readonly comfyuiAddress: () => string | null;
  /** Adds a model after its server was asked; every server of this installation offers it at once. */
  readonly create: (form: OwnModelForm) => Promise<OwnModelAnswer>;
  /** What was ordered before keeps its price and its settings. */
  readonly change: (id: string, form: OwnModelForm) => Promise<OwnModelAnswer>;
  readonly setRetired: (id: string, isRetired: boolean) => Promise<OwnModelAnswer>;
};

/** What the operator does about models of their own. */
export function createOwnModelStories(options: OwnModelStoriesOptions): OwnModelStories {
  const { vendors, models, ownModels, clock, allowedHosts } = options;
  const present = async (model: OwnModel): Promise<OwnModelView> => {
    const { content } = await models.priceListInForce(clock.now());
    const shown = vendors.show(nameOwnSecret(model.id));
    return presentOwnModel(model, content.models[model.key], shown?.hint ?? null);
  };
  const findErrors = async (form: OwnModelForm, key: string | undefined): Promise<readonly FieldError[]> => {
    const address = findAddressFault(form.baseUrl, allowedHosts);
    if (address !== undefined) return [{ path: 'baseUrl', message: address }];
    const { apiKey: _apiKey, ...content } = form;
    const read = ownModels.readInputs(content);
    return read.ok ? askServer(ownModels.tryOut(content, key)) : read.errors;
  };
  const keepKey = async (id: string, apiKey: OwnModelForm['apiKey']) => {
    const name = nameOwnSecret(id);
    if (apiKey === null) await vendors.remove(name);
    else if (apiKey !== undefined) await vendors.store({ name, value: apiKey, at: clock.now() });
  };
  const finish = async (model: OwnModel, { apiKey, priceMillicredits }: OwnModelForm): Promise<OwnModelAnswer> => {
    await keepKey(model.id, apiKey);
    await models.setPrice({ key: model.key, millicredits: priceMillicredits, at: clock.now() });
    await vendors.forgive(model.provider.vendor);
    return { ok: true, model: await present(model) };
  };
  return {
    list: () => Promise.all(ownModels.list().map(present)),
    comfyuiAddress: () => vendors.read('COMFYUI_BASE_URL') ?? null,
    create: async (form) => {
      const errors = await findErrors(form, form.apiKey ?? undefined);
      if (errors.length > 0) return { ok: false, reason: 'refused', errors };
      const { apiKey: _apiKey, ...content } = form;
      return finish(await ownModels.create({ id: options.newId(), content, at: clock.now() }), form);
    },
    change: async (id, form) => {
      const before = ownModels.list().find((model) => model.id === id);
      if (before === undefined) return { ok: false, reason: 'unknown' };
      const { apiKey, ...content } = form;
      const kind = content.kind === before.content.kind ? [] : [CHANGED_KIND];
      const key = apiKey === undefined ? vendors.read(nameOwnSecret(id)) : (apiKey ?? undefined);
      const errors = [...kind, ...(await findErrors(form, key))];
      if (errors.length > 0) return { ok: false, reason: 'refused', errors };
      const changed = await ownModels.change(id, () => ({ content }), clock.now());
      return changed === undefined ? { ok: false, reason: 'unknown' } : finish(changed, form);
    },
    setRetired: async (id, isRetired) => {
      const at = clock.now();
      const changed = await ownModels.change(
        id,
        ({ retiredAt }) => ({ retiredAt: isRetired ? (retiredAt ?? at) : null }),
        at,
      );
      return changed === undefined ? { ok: false, reason: 'unknown' } : { ok: true, model: await present(changed) };
    },
  };
}

const CHANGED_KIND: FieldError = {
  path: 'kind',
  message: 'cannot change, since boards hold what was made; add another model instead',
};

/** Asks the server something that costs nothing. What it says against a key or an address is told by its field. */
async function askServer(provider: Provider): Promise<readonly FieldError[]> {
  try {
    await provider.testKey?.();
    return [];
  } catch (error) {
    if (!(error instanceof KitError)) throw error;
    // The operator entered the address in the form, not in a variable.
    const message = error.message.replace(/; check [A-Z_]+\.$/u, '.');
    if (error.code === 'auth') return [{ path: 'apiKey', message }];
    return [{ path: / has no model /u.test(message) ? 'vendorModel' : 'baseUrl', message }];
  }
}

function presentOwnModel(
  { id, key, content, retiredAt, updatedAt }: OwnModel,
  priceMillicredits: number | undefined,
  keyHint: string | null,
): OwnModelView {
  const { settings, licence, ...said } = content;
  return {
    id,
    key,
    ...said,
    settings: [...settings],
    licence,
    keyHint,
    priceMillicredits: priceMillicredits ?? content.priceMillicredits,
    retiredAt: retiredAt?.toISOString() ?? null,
    updatedAt: updatedAt.toISOString(),
  };
}
