import { colorsIn, formatIn, splitClauses } from '@gesso/procedural';
import type { PictureStep } from './picture-step.ts';

/** What a sentence asks to be done to a picture, and the parts that were not understood. */
export type ReadWords = { readonly steps: readonly PictureStep[]; readonly unread: readonly string[] };

/** What can be asked for, told when nothing was understood. */
export const PICTURE_HELP =
  'Ask to crop, resize, expand, trim, turn or mirror it; for another, blurred or no background; to blur or sharpen it; for ' +
  'warmer, cooler, brighter, darker, more contrast, black and white, two colours; to enlarge it, show its palette or trace it.';

type Size = { readonly widthPx: number; readonly heightPx: number };

/**
 * Reads instructions such as "crop to square, warmer, blur the background" into steps, in their order.
 *
 * @param size - Of the picture; words such as "4:5" are read against it.
 */
export function readPictureWords(instruction: string, size: Size): ReadWords {
  const steps: PictureStep[] = [];
  const unread: string[] = [];
  // "black and white" is one thing, and "navy and cream" are two colours of one.
  const joined = instruction
    .slice(0, 1000)
    .toLowerCase()
    .replace(/\bblack (?:and|&) white\b/gu, 'monochrome')
    .replace(/\b(duotone|two[- ]tone)\b([^,;.]*?)\b(?:and|&)\b/gu, '$1$2 with ');
  for (const clause of splitClauses(joined)) {
    const step = readClause(clause, size);
    if (step === undefined) unread.push(clause);
    else steps.push(step);
  }
  return { steps, unread };
}

function readClause(clause: string, size: Size): PictureStep | undefined {
  return (
    readBackground(clause) ?? readShape(clause, size) ?? readLight(clause) ?? readFocus(clause) ?? readResult(clause)
  );
}

function readBackground(clause: string): PictureStep | undefined {
  if (/\b(transparent|cut ?out|remove (the )?background|no background)\b/u.test(clause))
    return { do: 'background', color: 'transparent' };
  if (!/\b(background|backdrop)\b/u.test(clause)) return undefined;
  if (/\b(blur|blurred|blurry|out of focus|soft)\b/u.test(clause)) return { do: 'background', color: 'blur' };
  const [color] = colorsIn(clause);
  return color === undefined ? undefined : { do: 'background', color };
}

function readShape(clause: string, size: Size): PictureStep | undefined {
  if (/\b(trim|cut off the (edges|borders)|tight(er)? crop)\b/u.test(clause)) return { do: 'trim' };
  if (/\b(mirror|flip)/u.test(clause))
    return { do: 'mirror', axis: /\b(vertical|upside)/u.test(clause) ? 'vertical' : 'horizontal' };
  if (/\b(rotate|turn)\b/u.test(clause)) {
    const half = /\b180|upside[ -]down\b/u.test(clause);
    return { do: 'turn', degrees: half ? 180 : /\b(left|counter|270)/u.test(clause) ? 270 : 90 };
  }
  if (/\b(upscale|enlarge|super ?size|higher resolution|hi-?res)\b|\b[234]x\b/u.test(clause)) {
    const factor = Number(/\b([2-8]) ?(?:x|×|times)/u.exec(clause)?.[1] ?? 2);
    return { do: 'upscale', factor };
  }
  const format = formatIn(clause, size);
  const aspect = format === undefined ? undefined : format.widthPx / format.heightPx;
  if (/\b(expand|extend|uncrop|add (a )?(border|margin|space)|pad)\b/u.test(clause)) {
    return {
      do: 'expand',
      color: colorsIn(clause)[0] ?? '#ffffff',
      ...(aspect === undefined ? grown(size) : { aspect }),
    };
  }
  if (/\b(resize|scale|make it)\b/u.test(clause)) {
    const percent = /(\d{1,3}) ?%/u.exec(clause)?.[1];
    if (percent !== undefined) return { do: 'resize', scale: Number(percent) / 100 };
    const pixels = /\b(\d{2,5}) ?(?:px|pixels?)?\s*[x×]\s*(\d{2,5})\b/u.exec(clause);
    if (pixels !== null) return { do: 'resize', widthPx: Number(pixels[1]), heightPx: Number(pixels[2]) };
    const side = /\b(\d{2,5}) ?(?:px|pixels?)?\s*(wide|high|tall|width|height)?/u.exec(clause);
    if (side !== null && side[1] !== undefined) {
      return /^(high|tall|height)$/u.test(side[2] ?? '')
        ? { do: 'resize', heightPx: Number(side[1]) }
        : { do: 'resize', widthPx: Number(side[1]) };
    }
  }
  return aspect === undefined ? undefined : { do: 'crop', aspect };
}

function readLight(clause: string): PictureStep | undefined {
  const amount = /\b(much|very|a lot|far|strongly)\b/u.test(clause)
    ? 45
    : /\b(slightly|a bit|a little|a touch)\b/u.test(clause)
      ? 12
      : 25;
  const colors = colorsIn(clause);
  if (/\b(duotone|two[- ]tone|two colou?rs)\b/u.test(clause)) {
    const [first = '#16264f', second = '#f7eed9'] = colors;
    return { do: 'duotone', dark: first, light: second };
  }
  if (/\b(monochrome|gr[ae]y ?scale|black-and-white|desaturated?|b&w)\b/u.test(clause))
    return { do: 'adjust', saturation: -100 };
  if (/\bsepia\b/u.test(clause)) return { do: 'duotone', dark: '#2b1a10', light: '#f3e3c7' };
  if (/\b(invert|negative)\b/u.test(clause)) return { do: 'adjust', isInverted: true };
  if (/\b(warmer|warm)\b/u.test(clause)) return { do: 'adjust', temperature: amount };
  if (/\b(cooler|colder|cool)\b/u.test(clause)) return { do: 'adjust', temperature: -amount };
  if (/\b(brighter|lighter|brighten|lighten)\b/u.test(clause)) return { do: 'adjust', brightness: amount };
  if (/\b(darker|darken)\b/u.test(clause)) return { do: 'adjust', brightness: -amount };
  if (/\b(less|lower|reduce)\b.*\bcontrast\b/u.test(clause)) return { do: 'adjust', contrast: -amount };
  if (/\bcontrast\b|\bpunchier\b/u.test(clause)) return { do: 'adjust', contrast: amount };
  if (/\b(muted|less (colou?rful|saturated|saturation|vivid))\b/u.test(clause))
    return { do: 'adjust', saturation: -amount * 1.6 };
  return /\b(vivid|more (colou?rful|saturated|saturation|colou?r))\b/u.test(clause)
    ? { do: 'adjust', saturation: amount * 1.6 }
    : undefined;
}

function readFocus(clause: string): PictureStep | undefined {
  if (/\b(sharp|sharper|sharpen|crisper)\b/u.test(clause)) return { do: 'sharpen', amount: 50 };
  if (!/\b(blur|blurred|blurry|softer)\b/u.test(clause)) return undefined;
  return {
    do: 'blur',
    amount: /\b(strong|much|very|heavy|a lot)\b/u.test(clause)
      ? 60
      : /\b(slight|slightly|a bit|a little)\b/u.test(clause)
        ? 10
        : 28,
  };
}

function readResult(clause: string): PictureStep | undefined {
  if (/\b(?:show|extract|get|find|give|make|see)\b.*\bpalette\b|^(?:the |its |colou?r )*palette\b/u.test(clause))
    return { do: 'palette', colors: 6 };
  return /\b(trace|vectori[sz]e|vector|svg)\b/u.test(clause) ? { do: 'trace', colors: 12 } : undefined;
}

/** A tenth of the shorter side on every side. */
function grown({ widthPx, heightPx }: Size): { widthPx: number; heightPx: number } {
  const border = Math.round(Math.min(widthPx, heightPx) * 0.2);
  return { widthPx: widthPx + border, heightPx: heightPx + border };
}
