import type { GenerationBrand } from '@gesso/provider-kit';
import type { GenerationBrandKit } from '../../modules/generation/index.ts';

/** The kit of a generation as engines get it. */
export function toGenerationBrand({ name, content }: GenerationBrandKit): GenerationBrand {
  const { colors, titleFont, textFont, logos, tone } = content;
  return { name, colors, titleFont, textFont, logoSvg: logos[0]?.svg ?? null, tone };
}
