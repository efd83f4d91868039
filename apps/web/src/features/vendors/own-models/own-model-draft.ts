import type { OwnModelView, OwnSetting } from '@gesso/contract';
import type { CallInput } from '../../../shared/client/index.ts';
import { parseCredits } from '../../../shared/format/credits.ts';

/** What the form sends. */
export type OwnModelBody = CallInput<'createOwnModel'>['body'];

/** A setting as it is typed: everything is text until it is sent. */
export type SettingDraft = {
  readonly id: string;
  readonly type: OwnSetting['type'];
  readonly name: string;
  readonly title: string;
  readonly minimum: string;
  readonly maximum: string;
  /** Divided by commas. */
  readonly choices: string;
  readonly usual: string;
};

export type OwnModelDraft = {
  readonly name: string;
  readonly kind: OwnModelView['kind'];
  readonly connection: OwnModelView['connection'];
  readonly baseUrl: string;
  readonly apiKey: string;
  readonly vendorModel: string;
  readonly workflow: string;
  readonly mostReferences: string;
  readonly settings: readonly SettingDraft[];
  readonly credits: string;
  readonly promptMaxCharacters: string;
  readonly rights: 'unknown' | 'sold' | 'kept';
  readonly licenceId: string;
  readonly licenceUrl: string;
};

export const EMPTY_MODEL: OwnModelDraft = {
  name: '',
  kind: 'image',
  connection: 'comfyui',
  baseUrl: '',
  apiKey: '',
  vendorModel: '',
  workflow: '',
  mostReferences: '0',
  settings: [],
  credits: '',
  promptMaxCharacters: '2000',
  rights: 'unknown',
  licenceId: '',
  licenceUrl: '',
};

export function newSetting(id: string): SettingDraft {
  return { id, type: 'integer', name: '', title: '', minimum: '', maximum: '', choices: '', usual: '' };
}

export function toDraft({ licence, priceMillicredits, settings, ...model }: OwnModelView): OwnModelDraft {
  return {
    ...model,
    apiKey: '',
    mostReferences: String(model.mostReferences),
    promptMaxCharacters: String(model.promptMaxCharacters),
    settings: settings.map(toSettingDraft),
    credits: String(priceMillicredits / 1_000),
    rights: licence === null ? 'unknown' : licence.commercialUse ? 'sold' : 'kept',
    licenceId: licence?.id ?? '',
    licenceUrl: licence?.url ?? '',
  };
}

function toSettingDraft(setting: OwnSetting, index: number): SettingDraft {
  const { type, name, title } = setting;
  const draft = { ...newSetting(String(index)), type, name, title };
  switch (setting.type) {
    case 'integer': {
      const [minimum, maximum] = [String(setting.minimum), String(setting.maximum)];
      return { ...draft, minimum, maximum, usual: String(setting.default) };
    }
    case 'choice':
      return { ...draft, choices: setting.choices.join(', '), usual: setting.default };
    case 'switch':
      return { ...draft, usual: setting.default ? 'on' : 'off' };
    case 'text':
      return { ...draft, maximum: String(setting.maxLength) };
  }
}

/** What is no number is sent as none, so that the server says which field it is. */
export function toBody(draft: OwnModelDraft): OwnModelBody {
  const { name, kind, connection, baseUrl, rights, licenceId: id, licenceUrl: url } = draft;
  const isComfyui = connection === 'comfyui';
  return {
    name,
    kind,
    connection,
    baseUrl,
    ...(draft.apiKey.trim() === '' ? {} : { apiKey: draft.apiKey.trim() }),
    vendorModel: isComfyui ? '' : draft.vendorModel,
    workflow: isComfyui ? draft.workflow : '',
    mostReferences: isComfyui ? 0 : toNumber(draft.mostReferences),
    promptMaxCharacters: toNumber(draft.promptMaxCharacters),
    settings: draft.settings.map(toSetting),
    priceMillicredits: parseCredits(draft.credits) ?? Number.NaN,
    licence: rights === 'unknown' ? null : { id, url, commercialUse: rights === 'sold' },
  };
}

function toSetting({ type, name, title, minimum, maximum, choices, usual }: SettingDraft): OwnSetting {
  switch (type) {
    case 'integer':
      return { type, name, title, minimum: toNumber(minimum), maximum: toNumber(maximum), default: toNumber(usual) };
    case 'choice': {
      const listed = choices
        .split(',')
        .map((choice) => choice.trim())
        .filter(Boolean);
      return { type, name, title, choices: listed, default: usual.trim() === '' ? (listed[0] ?? '') : usual.trim() };
    }
    case 'switch':
      return { type, name, title, default: usual === 'on' };
    case 'text':
      return { type, name, title, maxLength: toNumber(maximum) };
  }
}

function toNumber(text: string): number {
  return text.trim() === '' ? Number.NaN : Number(text.trim());
}
