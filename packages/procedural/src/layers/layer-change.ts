/**
 * One change that a person makes to a layer by hand. Lengths are pixels of the scene, angles degrees clockwise. It
 * names its layer, so that the page and the server, which both apply it, come to the same scene.
 */
export type LayerChange =
  | { readonly kind: 'move'; readonly layerId: string; readonly xPx: number; readonly yPx: number }
  /** About the middle of what is seen of it. */
  | { readonly kind: 'scale'; readonly layerId: string; readonly factor: number }
  | { readonly kind: 'rotate'; readonly layerId: string; readonly degrees: number }
  | { readonly kind: 'flip'; readonly layerId: string }
  /** Every paint of the layer in `from` becomes `to`; both `#rrggbb`. How see-through it is stays. */
  | { readonly kind: 'recolor'; readonly layerId: string; readonly from: string; readonly to: string }
  /** 0–1; at 0 the layer is hidden. */
  | { readonly kind: 'opacity'; readonly layerId: string; readonly opacity: number }
  | { readonly kind: 'text'; readonly layerId: string; readonly text: string }
  | { readonly kind: 'face'; readonly layerId: string; readonly family: string }
  | { readonly kind: 'order'; readonly layerId: string; readonly to: 'front' | 'forward' | 'backward' | 'back' }
  | { readonly kind: 'remove'; readonly layerId: string };

/** A scale beyond these makes a layer that nobody finds again. */
export const SCALE_LIMITS = { least: 0.05, most: 20 } as const;
