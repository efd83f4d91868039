import { KitError } from '@gesso/provider-kit';

/** Sides of pictures that come out. Below 16 px there is nothing to see; above 4096 px one picture would hold a core. */
export const PICTURE_SIDES_PX = { smallest: 16, largest: 4096 } as const;

/** One thing to do to a picture; plain data. Sides and places are pixels, amounts 0–100 or −100–100. */
export type PictureStep =
  | { readonly do: 'crop'; readonly box?: PixelRect; readonly aspect?: number }
  | { readonly do: 'resize'; readonly widthPx?: number; readonly heightPx?: number; readonly scale?: number }
  | {
      readonly do: 'expand';
      readonly widthPx?: number;
      readonly heightPx?: number;
      readonly aspect?: number;
      readonly color: string;
    }
  /** A colour, `transparent`, or `blur` for the background as it is, out of focus. */
  | { readonly do: 'background'; readonly color: string }
  | { readonly do: 'blur'; readonly amount: number }
  | { readonly do: 'sharpen'; readonly amount: number }
  | ({ readonly do: 'adjust' } & Adjustments)
  | { readonly do: 'duotone'; readonly dark: string; readonly light: string }
  | { readonly do: 'upscale'; readonly factor: number }
  | { readonly do: 'trim' }
  | { readonly do: 'turn'; readonly degrees: 90 | 180 | 270 }
  | { readonly do: 'mirror'; readonly axis: 'horizontal' | 'vertical' }
  | { readonly do: 'mask'; readonly inside: 'keep' | 'color' | 'blur' | 'picture'; readonly color: string }
  | { readonly do: 'palette'; readonly colors: number }
  | { readonly do: 'trace'; readonly colors: number };

export type PixelRect = {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
};

/** −100 to 100 each, 0 for as it is; hue in degrees. */
export type Adjustments = {
  readonly brightness?: number;
  readonly contrast?: number;
  readonly saturation?: number;
  readonly temperature?: number;
  readonly hue?: number;
  readonly isInverted?: boolean;
};

/** An answer to settings that cannot be filled: one sentence that names the setting. */
export function refuse(message: string): KitError {
  return new KitError({ code: 'invalid-settings', message, retryable: false });
}

/** @throws KitError `invalid-settings` for a side out of bounds. */
export function checkSides(widthPx: number, heightPx: number): void {
  const { smallest, largest } = PICTURE_SIDES_PX;
  const isSide = (side: number): boolean => Number.isFinite(side) && side >= smallest && side <= largest;
  if (isSide(widthPx) && isSide(heightPx)) return;
  throw refuse(
    `The result would be ${widthPx} × ${heightPx} px; width and height must be ${smallest} to ${largest} px.`,
  );
}
