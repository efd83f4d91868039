import type { StepKind } from '@gesso/contract';
import type { PlanningAsset, PlanningBrand } from '../../planning.ts';

/** What a designer would expect of one step; what is left out may be anything. */
export type ExpectedStep = {
  readonly kind: StepKind;
  /** Default: 1. */
  readonly count?: number;
  readonly model?: string;
  /** Proportions of what comes out: `9:16`. */
  readonly ratio?: string;
  /** Settings that must be chosen so; `undefined` for one that must be left to the model. */
  readonly settings?: Readonly<Record<string, unknown>>;
  readonly title?: string;
  /** Words of the prompt, whatever their case. */
  readonly says?: readonly string[];
  readonly lacks?: readonly string[];
  /** Places of the steps it is made from, the first step being 0. Default: none. */
  readonly from?: readonly number[];
  /** Places of the attachments it is made from. Default: none. */
  readonly references?: readonly number[];
};

/** A brief as somebody writes it, and what should come of it. */
export type CorpusBrief = {
  readonly brief: string;
  /** `built-in`: only the models that run without a key. Default: that. */
  readonly models?: 'built-in' | 'all';
  readonly attachments?: readonly PlanningAsset[];
  readonly brand?: PlanningBrand;
  readonly ceilingCredits?: number;
  /** Answers to the questions that were asked, in their order; the brief is planned twice then. */
  readonly answers?: readonly string[];
  /** Price of the whole in credits, where the product states it. */
  readonly credits?: number;
  /** Each must be found in the notes. Default: none is looked for. */
  readonly notes?: readonly RegExp[];
  /** Notes that must not be there. */
  readonly noNotes?: boolean;
} & (
  | { readonly steps: readonly ExpectedStep[] }
  /** Each question by words of it. */
  | { readonly questions: readonly RegExp[] }
  | { readonly refused: RegExp }
);

type Rest = Omit<ExpectedStep, 'kind'>;

export const image = (rest: Rest = {}): ExpectedStep => ({ kind: 'image', ...rest });
export const video = (rest: Rest = {}): ExpectedStep => ({ kind: 'video', ...rest });
export const model3d = (rest: Rest = {}): ExpectedStep => ({ kind: 'model3d', ...rest });
export const combine = (rest: Rest = {}): ExpectedStep => ({ kind: 'combine', ...rest });
export const text = (rest: Rest = {}): ExpectedStep => ({ kind: 'text', ...rest });

/** An attached picture. */
export function picture(title: string, rest: Partial<PlanningAsset> = {}): PlanningAsset {
  const assetId = `asset-${title.replaceAll(' ', '-')}`;
  return { assetId, kind: 'image', title, hasScene: false, widthPx: 1200, heightPx: 800, runId: null, ...rest };
}

export const SLOW_BREW: PlanningBrand = {
  name: 'Slow Brew',
  colors: ['#16264f', '#f7eed9'],
  titleFont: 'Fraunces',
  textFont: 'Inter',
  hasLogo: true,
  tone: 'warm and unhurried',
};
