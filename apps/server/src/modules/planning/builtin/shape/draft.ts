import type { StepKind } from '@gesso/contract';
import type { SizeWish } from '../read/size-wish.ts';

/** A step before its model is chosen. */
export type Draft = {
  readonly id: string;
  readonly kind: Exclude<StepKind, 'edit'>;
  readonly title: string;
  /** Texts hold marks where quotes stand. */
  readonly prompt: string;
  readonly count: number;
  readonly size: SizeWish | undefined;
  readonly seconds: number | undefined;
  readonly isLoop: boolean;
  readonly inputs: readonly string[];
  /** Whether it is to be made from what came with the brief. */
  readonly fromAttachments: 'yes' | 'if-it-can' | 'no';
  /** Chosen by the words of the brief, where the model has such settings. */
  readonly settings: Readonly<Record<string, string | number | boolean>>;
};
