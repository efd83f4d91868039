import { type BoardItem, layoutText, type TextStyle, textBoxOf, textStyleOf } from '@gesso/canvas-core';
import { fontStack } from '@gesso/procedural/faces';
import { createCanvas, type SKRSContext2D } from '@napi-rs/canvas';
import { PAPER_COLOURS } from './paper-colours.ts';
import { registerFacesFor } from './register-faces.ts';

/** Measured at this size and scaled, as the page does, so that lines break alike. */
const MEASURED_PX = 100;

const ruler = createCanvas(1, 1).getContext('2d');

/** Whether an item's words are drawn: those of texts, notes and shapes. */
export function hasWords(item: BoardItem): item is BoardItem & { readonly text: string } {
  return (item.kind === 'text' || item.kind === 'note' || item.kind === 'shape') && item.text !== undefined;
}

/** Paints the words of an item where the page has them. The pen's origin is the item's upper left corner. */
export function paintWords(pen: SKRSContext2D, item: BoardItem & { readonly text: string }): void {
  const style = textStyleOf(item);
  const box = textBoxOf(item);
  registerFacesFor({ text: item.text, family: style.family });
  const font = fontOf(style, MEASURED_PX, item.text);
  const measure = (words: string, size: number) => {
    ruler.font = font;
    return (ruler.measureText(words).width * size) / MEASURED_PX;
  };
  const layout = layoutText({ text: item.text, style, box, measure });
  pen.font = fontOf(style, layout.size, item.text);
  pen.textBaseline = 'alphabetic';
  pen.textAlign = 'left';
  pen.fillStyle = style.color ?? PAPER_COLOURS.ink;
  const { fontBoundingBoxAscent: above, fontBoundingBoxDescent: below } = pen.measureText('x');
  const baseline = (layout.step - (above + below)) / 2 + above;
  const top = style.placement === 'top' ? box.y : box.y + (box.height - layout.height) / 2;
  layout.lines.forEach(({ words, width }, position) => {
    const spare = box.width - width;
    const shift = style.align === 'left' ? 0 : style.align === 'center' ? spare / 2 : spare;
    if (words.trim() !== '') pen.fillText(words.trimEnd(), box.x + shift, top + position * layout.step + baseline);
  });
}

function fontOf(style: Pick<TextStyle, 'family' | 'weight'>, size: number, text: string): string {
  return `${style.weight} ${size}px ${fontStack(style.family, text)}`;
}
