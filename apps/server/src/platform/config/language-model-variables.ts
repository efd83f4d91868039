import type { VendorVariable } from './vendor-variables.ts';

/** Who answers: a vendor's own API, or any server that speaks OpenAI's chat completions. */
export type LanguageModelVendor = 'anthropic' | 'openai' | 'google' | 'compatible';

/** Which language model plans, and where it is reached. */
export type LanguageModelSettings = {
  readonly vendor: LanguageModelVendor;
  /** As the vendor calls it. */
  readonly model: string;
  /** Never logged. Undefined where the server asks for none. */
  readonly apiKey: string | undefined;
  /** Undefined for the vendor's own address. */
  readonly baseUrl: string | undefined;
};

type VendorVariables = Readonly<Partial<Record<VendorVariable, string>>>;

type Choice =
  | { readonly settings: LanguageModelSettings }
  /** Somebody meant to have a language model, and something is missing; a whole sentence. */
  | { readonly problem: string }
  | { readonly settings: undefined };

/** As `LLM_MODEL`: no language model plans, though a vendor's key is there for its pictures. */
const NO_MODEL = 'none';

type Vendor = Exclude<LanguageModelVendor, 'compatible'>;

/**
 * In the order in which a key is used where `LLM_MODEL` names no vendor. The models are each vendor's middle size of
 * autumn 2026: a plan is short and well described, and the largest ones make it no better for several times the money.
 */
const VENDORS: Readonly<
  Record<Vendor, { readonly key: VendorVariable; readonly url: VendorVariable; readonly model: string }>
> = {
  anthropic: { key: 'ANTHROPIC_API_KEY', url: 'ANTHROPIC_BASE_URL', model: 'claude-sonnet-5-5' },
  openai: { key: 'OPENAI_API_KEY', url: 'OPENAI_BASE_URL', model: 'gpt-6.1-sol' },
  google: { key: 'GOOGLE_API_KEY', url: 'GOOGLE_BASE_URL', model: 'gemini-3.8-flash' },
};

const VENDOR_NAMES: readonly Vendor[] = ['anthropic', 'openai', 'google'];

/** Whose model a bare name is, by how the vendors call theirs. */
const FAMILIES: readonly (readonly [RegExp, Vendor])[] = [
  [/^claude-/u, 'anthropic'],
  [/^(gpt-|chatgpt-|o\d)/u, 'openai'],
  [/^(gemini-|gemma-)/u, 'google'],
];

/**
 * The language model that the environment names; undefined where it names none or only half of one.
 *
 * `LLM_BASE_URL` with `LLM_MODEL` comes first, then `LLM_MODEL` alone, whose vendor's key must be there, then the keys
 * of Anthropic, OpenAI and Google with a model of ours. `LLM_MODEL=none` names none, whatever keys there are. What is half
 * set never falls through to another vendor: whoever names a machine of their own does not want briefs sent elsewhere.
 */
export function pickLanguageModel(values: VendorVariables): LanguageModelSettings | undefined {
  const choice = choose(values);
  return 'settings' in choice ? choice.settings : undefined;
}

/** What is missing where somebody meant to have a language model and has not. Names variables, never their values. */
export function warnAboutLanguageModel(values: VendorVariables): readonly string[] {
  const choice = choose(values);
  return 'problem' in choice ? [choice.problem] : [];
}

function choose(values: VendorVariables): Choice {
  const { LLM_BASE_URL: baseUrl, LLM_MODEL: model, LLM_API_KEY: apiKey } = values;
  if (model === NO_MODEL) return { settings: undefined };
  if (baseUrl !== undefined) {
    return model === undefined
      ? { problem: 'LLM_BASE_URL is set and LLM_MODEL is not: no language model is used.' }
      : { settings: { vendor: 'compatible', model, apiKey, baseUrl } };
  }
  if (model !== undefined) return chooseByName(values, model);
  const vendor = VENDOR_NAMES.find((name) => values[VENDORS[name].key] !== undefined);
  return { settings: vendor && atVendor(values, vendor, VENDORS[vendor].model) };
}

/** `anthropic/claude-sonnet-5-5`, or a bare name whose family says whose it is. */
function chooseByName(values: VendorVariables, name: string): Choice {
  const prefixed = VENDOR_NAMES.find((vendor) => name.startsWith(`${vendor}/`));
  const vendor = prefixed ?? FAMILIES.find(([family]) => family.test(name))?.[1];
  if (vendor === undefined) {
    return {
      problem: 'LLM_MODEL names no vendor: write anthropic/…, openai/… or google/… before it, or set LLM_BASE_URL.',
    };
  }
  const { key } = VENDORS[vendor];
  if (values[key] === undefined) {
    return { problem: `LLM_MODEL names a model of ${vendor} and ${key} is not set: no language model is used.` };
  }
  const model = prefixed === undefined ? name : name.slice(prefixed.length + 1);
  return model === ''
    ? { problem: 'LLM_MODEL names a vendor and no model: no language model is used.' }
    : { settings: atVendor(values, vendor, model) };
}

function atVendor(values: VendorVariables, vendor: Vendor, model: string): LanguageModelSettings {
  const { key, url } = VENDORS[vendor];
  return { vendor, model, apiKey: values[key], baseUrl: values[url] };
}
