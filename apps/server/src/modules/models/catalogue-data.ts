import type { DELIVERABLE_KINDS } from '@gesso/contract';
import type { PriceListContent } from './price-list.ts';

/**
 * Everything an operator may want to charge differently, in one place: this is price list 1 of a new installation. The
 * prices of models are added to it from the models themselves, since one model is one row of data.
 * Credits and bonuses are those of the FAQ this product re-creates.
 */
export const FIRST_PRICE_LIST: Omit<PriceListContent, 'models'> = {
  format: 2,
  beta: true,
  plans: {
    free: {
      name: 'Free (beta)',
      rank: 0,
      monthlyMillicredits: 0,
      signUpMillicredits: 1_000_000,
      firstMonthBonusMillicredits: 0,
      monthlyCents: 0,
      annualCents: 0,
      topUps: false,
      commercialRights: false,
    },
    basic: {
      name: 'Basic',
      rank: 1,
      monthlyMillicredits: 3_500_000,
      signUpMillicredits: 0,
      firstMonthBonusMillicredits: 3_500_000,
      monthlyCents: 3_200,
      annualCents: 34_800,
      topUps: true,
      commercialRights: true,
    },
    pro: {
      name: 'Pro',
      rank: 2,
      monthlyMillicredits: 11_000_000,
      signUpMillicredits: 0,
      firstMonthBonusMillicredits: 11_000_000,
      monthlyCents: 9_000,
      annualCents: 97_200,
      topUps: true,
      commercialRights: true,
    },
  },
  topUp: { minCents: 1_000, maxCents: 10_000, millicreditsPerCent: 1_000 },
  grace: { attemptDays: [0, 1, 3, 5, 7] },
  agent: {
    baseMillicredits: 44_000,
    perDeliverableMillicredits: 6_000,
    freeWords: 200,
    perHundredWordsMillicredits: 1_000,
  },
};

type DeliverableKind = (typeof DELIVERABLE_KINDS)[number];

/** A model the agent takes by itself, with the settings it takes it with. */
export type AgentChoice = { readonly model: string; readonly settings: Readonly<Record<string, string>> };

/**
 * What the agent makes a deliverable with when nobody chose: the first that can run now, otherwise the last. The first
 * ones are those of the reference tasks; the built-in ones run without anybody's key.
 */
export const AGENT_CHOICES: Readonly<Record<Exclude<DeliverableKind, 'combine'>, readonly AgentChoice[]>> = {
  image: [
    { model: 'gpt-image', settings: {} },
    { model: 'gesso-image', settings: {} },
  ],
  video: [
    { model: 'kling-1.6-pro', settings: { mode: 'std' } },
    { model: 'gesso-video', settings: {} },
  ],
  model3d: [
    { model: 'tripo', settings: {} },
    { model: 'gesso-3d', settings: {} },
  ],
};

/** The model that joins clips into one file. */
export const COMBINE_MODEL = 'gesso-combine';

/** What a row of the usage table counts: one result of a model, or one reference task of the agent. */
export type UsageSubject =
  | { readonly kind: 'model'; readonly modelKey: string }
  | { readonly kind: 'task'; readonly deliverables: readonly ReferenceDeliverable[] };

export type ReferenceDeliverable = {
  readonly kind: DeliverableKind;
  readonly count: number;
  readonly model?: string;
  readonly settings?: Readonly<Record<string, string>>;
};

export type PrintedUsageRow = {
  readonly group: string;
  readonly type: string;
  readonly units: string;
  readonly cells: readonly string[];
  readonly subject: UsageSubject;
};

export const USAGE_COLUMNS = [
  'Free (beta)',
  'Basic (First month)',
  'Basic (Following month)',
  'Pro (First month)',
  'Pro (Following month)',
] as const;

const AGENT = 'Agent';
const IMAGES = 'Image Generation tools';
const VIDEOS = 'Video Generation tools';
const MODELS_3D = '3Dmodel Generation tools';

/** The usage table as the FAQ prints it, word for word. Its figures follow no single rounding and stay data. */
export const PRINTED_USAGE: readonly PrintedUsageRow[] = [
  {
    group: AGENT,
    type: 'Simple Task',
    units: '4 Image',
    cells: ['~10', '~70', '~35', '~220', '~110'],
    subject: { kind: 'task', deliverables: [{ kind: 'image', count: 4, model: 'gpt-image' }] },
  },
  {
    group: AGENT,
    type: 'Complex Task',
    units: 'Includes 5 images, 5 video clips, and 1 combined video.',
    cells: ['~4', '~28', '~14', '~88', '~44'],
    subject: {
      kind: 'task',
      deliverables: [
        { kind: 'image', count: 5, model: 'gpt-image' },
        { kind: 'video', count: 5, model: 'kling-1.6-pro', settings: { mode: 'std' } },
        { kind: 'combine', count: 1 },
      ],
    },
  },
  row(IMAGES, 'GPT image', '1 Image', 'gpt-image', ['~125', '~875', '~438', '~2750', '~1375']),
  row(IMAGES, 'Flux dev', '1 Image', 'flux-dev', ['~2000', '~14000', '~7000', '~44000', '~22000']),
  row(IMAGES, 'Flux pro', '1 Image', 'flux-pro', ['~200', '~1400', '~700', '~4400', '~2200']),
  row(IMAGES, 'Recraft V3', '1 Image', 'recraft-v3', ['~62', '~437', '~217', '~1375', '~687']),
  row(VIDEOS, 'Kling1.6 pro', '1 Video', 'kling-1.6-pro', ['~28', '~194', '~97', '~611', '~306']),
  row(VIDEOS, 'Hailuo 01', '1 Video', 'hailuo-01', ['~31', '~218', '~109', '~687', '~343']),
  row(VIDEOS, 'Runway Gen4', '1 Video', 'runway-gen4', ['~20', '~140', '~70', '~440', '~220']),
  row(MODELS_3D, 'Tripo', '1 3D model', 'tripo', ['~21', '~152', '~76', '~478', '~239']),
  row(MODELS_3D, 'Rodin', '1 3D model', 'rodin', ['~21', '~152', '~76', '~478', '~239']),
];

function row(group: string, type: string, units: string, modelKey: string, cells: readonly string[]): PrintedUsageRow {
  return { group, type, units, cells, subject: { kind: 'model', modelKey } };
}
