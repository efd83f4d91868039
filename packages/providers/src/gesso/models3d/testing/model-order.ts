import type { ModelOrder } from '../make-model.ts';

/** An order with every setting at its default, in draft: tests look at form, not at fineness. */
export function toModelOrder(prompt: string, changes: Partial<ModelOrder> = {}): ModelOrder {
  return {
    prompt,
    seed: 5,
    variantIndex: 0,
    shape: 'auto',
    material: 'auto',
    base: 'auto',
    palette: 'auto',
    detail: 'draft',
    hasLabel: true,
    ...changes,
  };
}
