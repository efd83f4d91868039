import type { BrandKit } from '@gesso/procedural';
import type { GenerationBrand } from '@gesso/provider-kit';

/** The brand of a request as the generator reads one; undefined for none. */
export function toBrandKit(brand: GenerationBrand | null): BrandKit | undefined {
  if (brand === null) return undefined;
  const { name, colors, titleFont, textFont, logoSvg, tone } = brand;
  return {
    name,
    colors,
    fonts: { ...(titleFont === null ? {} : { title: titleFont }), ...(textFont === null ? {} : { text: textFont }) },
    ...(logoSvg === null ? {} : { logo: logoSvg }),
    tone,
  };
}
