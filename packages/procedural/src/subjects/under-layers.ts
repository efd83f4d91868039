/**
 * Bodies drawn by hand for silhouettes whose gaps are open to the outside, by icon name, in the icon's own units. Without
 * one the scene behind would show through the animal: pines through the fox's chest.
 */
export const UNDER_LAYERS: ReadonlyMap<string, string> = new Map([
  [
    'fox',
    'M217 30L290 80L324 88L360 72L449 30L451 62L432 116L440 150L448 177L434 179L433 206Q428 218 420 228L406 290L409 350Q430 390 434 455L424 462L280 440L130 412L104 372L240 300L246 236L233 207L232 178L214 177L238 116L213 70z',
  ],
]);
