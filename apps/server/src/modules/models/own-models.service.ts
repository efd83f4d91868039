import assert from 'node:assert/strict';
import type {
  Availability,
  OwnModelConnection,
  OwnModelInputs,
  OwnModelPlan,
  Provider,
  VendorAccess,
} from '@gesso/provider-kit';
import type { Pool, PoolClient } from 'pg';
import { inTransaction } from '../../platform/database/transaction.ts';
import { chooseOwnKey, defineOwnModel } from './define-own-model.rules.ts';
import { lockOwnModel, lockOwnModelKeys, readOwnModels, writeOwnModel } from './own-models.store.ts';
import type { OwnModelContent, StoredOwnModel } from './own-models.ts';

/** A model of the operator's own together with the provider made for it. */
export type OwnModel = StoredOwnModel & { readonly provider: Provider };

export type OwnModelsOptions = {
  readonly database: { readonly pool: Pool };
  /** Ways to such models that this Gesso knows. */
  readonly connections: readonly OwnModelConnection[];
  readonly allowedHosts: ReadonlySet<string>;
  /** Reads a stored secret by its name. */
  readonly readSecret: (name: string) => string | undefined;
};

type OwnModelToCreate = { readonly id: string; readonly content: OwnModelContent; readonly at: Date };

export type OwnModels = {
  /** Reads all anew. At start, and whenever another process says that something changed. */
  readonly load: () => Promise<void>;
  /** In the order in which they came, retired ones too. As of the last `load`. */
  readonly list: () => readonly OwnModel[];
  /** What can be given to a model beside its settings, or what is wrong with its workflow or name. Pure. */
  readonly readInputs: (content: OwnModelContent) => ReturnType<OwnModelConnection['readInputs']>;
  /** A provider of something that is not kept yet, to ask its server with. */
  readonly tryOut: (content: OwnModelContent, key: string | undefined) => Provider;
  readonly create: (model: OwnModelToCreate) => Promise<OwnModel>;
  /** @returns undefined where there is no such model. */
  readonly change: (
    id: string,
    decide: (before: StoredOwnModel) => Partial<Pick<StoredOwnModel, 'content' | 'retiredAt'>>,
    at: Date,
  ) => Promise<OwnModel | undefined>;
};

const RETIRED: Availability = { available: false, reason: 'The operator has retired this model.' };

/** The name under which the key of a model's server is kept. */
export function nameOwnSecret(id: string): string {
  return `OWN_MODEL_KEY_${id}`;
}

/** The operator's own models, kept in memory and read anew when they change. */
export function createOwnModels({ database, connections, allowedHosts, readSecret }: OwnModelsOptions): OwnModels {
  let models: readonly OwnModel[] = [];
  const connectionOf = ({ connection }: OwnModelContent): OwnModelConnection => {
    const found = connections.find(({ name }) => name === connection);
    assert(found, `this Gesso has no way ${connection}`);
    return found;
  };
  const readInputs: OwnModels['readInputs'] = (content) => connectionOf(content).readInputs(toPlan(content));
  const createProvider = (model: StoredOwnModel, readKey: () => string | undefined): Provider => {
    const { content } = model;
    const { variables, create } = connectionOf(content);
    const access: VendorAccess = {
      read: (name) => (name === variables.address ? content.baseUrl : name === variables.key ? readKey() : undefined),
      allowedHosts,
    };
    const read = readInputs(content);
    const definition = defineOwnModel(model, read.ok ? read.inputs : NO_INPUTS);
    const provider = create(access, { definition, workflow: content.workflow });
    return model.retiredAt === null ? provider : { ...provider, availability: () => RETIRED };
  };
  const withProvider = (model: StoredOwnModel): OwnModel => ({
    ...model,
    provider: createProvider(model, () => readSecret(nameOwnSecret(model.id))),
  });
  const load = async () => {
    models = (await readOwnModels(database.pool)).map(withProvider);
  };
  const write = async (decide: (connection: PoolClient) => Promise<StoredOwnModel | undefined>) => {
    const written = await inTransaction(database, async (connection) => {
      const model = await decide(connection);
      if (model !== undefined) await writeOwnModel(connection, model);
      return model;
    });
    await load();
    return written && withProvider(written);
  };
  return {
    load,
    list: () => models,
    readInputs,
    tryOut: (content, key) => {
      const at = new Date(0);
      const draft = { id: '', key: chooseOwnKey(content.name, []), content, createdAt: at, updatedAt: at };
      return createProvider({ ...draft, retiredAt: null }, () => key);
    },
    create: async ({ id, content, at }) => {
      const created = await write(async (connection) => {
        const key = chooseOwnKey(content.name, await lockOwnModelKeys(connection));
        return { id, key, content, createdAt: at, updatedAt: at, retiredAt: null };
      });
      assert(created, 'a new model is always written');
      return created;
    },
    change: (id, decide, at) =>
      write(async (connection) => {
        const before = await lockOwnModel(connection, id);
        return before && { ...before, ...decide(before), updatedAt: at };
      }),
  };
}

/** Of a row that an earlier Gesso took and this one would not: it stays in the list, and orders are refused by its server. */
const NO_INPUTS: OwnModelInputs = {
  needsPrompt: true,
  takesNegativePrompt: false,
  takesSeed: false,
  leastReferences: 0,
  mostReferences: 0,
};

function toPlan({ kind, vendorModel, workflow, settings, mostReferences }: OwnModelContent): OwnModelPlan {
  return { kind, vendorModel, workflow, settingNames: settings.map(({ name }) => name), mostReferences };
}
