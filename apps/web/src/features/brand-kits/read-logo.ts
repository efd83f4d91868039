import { LIMITS } from '@gesso/contract';

export type ReadLogo = { readonly ok: true; readonly svg: string } | { readonly ok: false; readonly reason: string };

/** Reads a dropped, pasted or chosen file as a logo; refuses with a sentence what designs cannot draw. */
export async function readLogoFile(file: File): Promise<ReadLogo> {
  const looksLikeSvg = file.type === 'image/svg+xml' || /\.svg$/iu.test(file.name);
  if (!looksLikeSvg) {
    return {
      ok: false,
      reason: `“${file.name}” is no SVG. Designs draw the logo’s outlines, which a picture has none of; export it as SVG.`,
    };
  }
  if (file.size > LIMITS.logoCharacters * 4) return tooLong();
  return readLogoText(await file.text());
}

/** The same for text that was pasted. */
export function readLogoText(text: string): ReadLogo {
  if (text.length > LIMITS.logoCharacters) return tooLong();
  if (!/<svg[\s>]/iu.test(text)) return { ok: false, reason: 'That is no SVG; paste the text of an SVG file.' };
  return { ok: true, svg: text };
}

function tooLong(): ReadLogo {
  const most = LIMITS.logoCharacters.toLocaleString('en-US');
  return {
    ok: false,
    reason: `The logo is longer than ${most} characters; simplify it, or export it without pictures.`,
  };
}

/**
 * An address that an `<img>` shows the logo by. Browsers run no script in such a picture and fetch nothing for it, whoever
 * drew it; the page never has its elements.
 */
export function logoAddress(svg: string): string {
  const named = /<svg[^>]*\sxmlns\s*=/iu.test(svg)
    ? svg
    : svg.replace(/<svg/iu, '<svg xmlns="http://www.w3.org/2000/svg"');
  return `data:image/svg+xml;charset=utf-8,${encodeURIComponent(named.toWellFormed())}`;
}
