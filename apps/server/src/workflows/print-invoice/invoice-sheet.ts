import type { AmountLine, InvoiceFacts } from './invoice-facts.ts';
import { countLines, type PlacedText, type Sheet, type TextStyle, writeText } from './write-text.ts';

/** All in points, from the top left corner of an A4 page. */
const LEFT = 60;
const WIDTH = 475;
const RIGHT = LEFT + WIDTH;
const TOP = 56;
const FOOT_TOP = 776;
const AMOUNT_WIDTH = 110;
const LABEL_WIDTH = WIDTH - AMOUNT_WIDTH - 24;
const COLUMN_GAP = 24;

const INK = '#231e19';
const INK_2 = '#5f5a54';
const LINE = '#e2dfda';
const VERMILION = '#ed4929';
const TONES = {
  good: { back: '#e4efe6', text: '#23633a' },
  due: { back: '#fde7e1', text: '#a52f16' },
  quiet: { back: '#efedea', text: '#5f5a54' },
} as const;

const TITLE: TextStyle = { face: 'serif', size: 44, colour: INK, leading: 48 };
const NAME: TextStyle = { face: 'strong', size: 13, colour: INK, leading: 18 };
const HEADING: TextStyle = { face: 'sans', size: 8.5, colour: INK_2, leading: 13 };
const BODY: TextStyle = { face: 'sans', size: 10, colour: INK, leading: 15 };
const STRONG: TextStyle = { face: 'strong', size: 10, colour: INK, leading: 15 };
const TOTAL: TextStyle = { face: 'strong', size: 13, colour: INK, leading: 18 };
const NOTE: TextStyle = { face: 'sans', size: 8.5, colour: INK_2, leading: 12.5 };

/** Draws an invoice, on more pages where its lines need them. */
export function drawInvoice(sheet: Sheet, facts: InvoiceFacts): void {
  drawHead(sheet, facts);
  let top = drawFacts(sheet, facts, 204);
  top = drawParties(sheet, facts, top + 22);
  top = drawTableHead(sheet, top + 26);
  for (const line of facts.lines) top = drawAmount(sheet, facts, { line, style: BODY, top });
  top = drawAmount(sheet, facts, { line: facts.total, style: TOTAL, top: top + 4, isLast: true });
  for (const line of facts.refunds) top = drawAmount(sheet, facts, { line, style: BODY, top });
  if (facts.kept !== null) drawAmount(sheet, facts, { line: facts.kept, style: STRONG, top, isLast: true });
  drawFoot(sheet, facts);
}

function drawHead(sheet: Sheet, facts: InvoiceFacts): void {
  drawMark(sheet, { left: LEFT, top: TOP, size: 24 });
  const [seller = ''] = facts.seller;
  writeText(sheet, seller, { ...NAME, left: LEFT + 34, top: TOP + 5, width: WIDTH - 34, maxLines: 1 });
  writeText(sheet, facts.title, { ...TITLE, left: LEFT - 1, top: 112, width: 260, maxLines: 1 });
  drawState(sheet, facts.state);
}

/** The state, in a pill at the right end of the title's line. */
function drawState(sheet: Sheet, { text, tone }: InvoiceFacts['state']): void {
  const { back, text: colour } = TONES[tone];
  sheet.font('strong latin', 9.5);
  const width = sheet.widthOfString(text) + 24;
  sheet.roundedRect(RIGHT - width, 128, width, 24, 12).fill(back);
  writeText(sheet, text, { ...STRONG, size: 9.5, colour, left: RIGHT - width + 12, top: 134, width, maxLines: 1 });
}

/** The mark: a square split on the diagonal, vermilion over ink, with rounded corners. */
function drawMark(sheet: Sheet, { left, top, size }: { left: number; top: number; size: number }): void {
  sheet.save();
  sheet.roundedRect(left, top, size, size, size * 0.27).clip();
  sheet.polygon([left, top], [left + size, top], [left, top + size]).fill(VERMILION);
  sheet.polygon([left + size, top], [left + size, top + size], [left, top + size]).fill(INK);
  sheet.restore();
}

function drawFacts(sheet: Sheet, { dates }: InvoiceFacts, top: number): number {
  drawRule(sheet, top);
  const columns = Math.max(3, dates.length);
  const width = (WIDTH - COLUMN_GAP * (columns - 1)) / columns;
  const ends = dates.map(({ name, text }, index) => {
    const column = { left: LEFT + index * (width + COLUMN_GAP), width };
    const under = writeText(sheet, name, { ...HEADING, ...column, top: top + 14, maxLines: 1 });
    return writeText(sheet, text, { ...BODY, size: 9.5, ...column, top: under + 2, maxLines: 2 });
  });
  return Math.max(...ends);
}

function drawParties(sheet: Sheet, { seller, buyer }: InvoiceFacts, top: number): number {
  drawRule(sheet, top);
  const width = (WIDTH - COLUMN_GAP) / 2;
  const ends = [
    { heading: 'From', lines: seller, left: LEFT },
    { heading: 'To', lines: buyer, left: LEFT + width + COLUMN_GAP },
  ].map(({ heading, lines, left }) => {
    let next = writeText(sheet, heading, { ...HEADING, left, top: top + 14, width, maxLines: 1 }) + 2;
    lines.forEach((text, index) => {
      next = writeText(sheet, text, { ...(index === 0 ? STRONG : BODY), left, top: next, width, maxLines: 2 });
    });
    return next;
  });
  return Math.max(...ends);
}

function drawTableHead(sheet: Sheet, top: number): number {
  drawRule(sheet, top, INK);
  writeText(sheet, 'What for', { ...HEADING, left: LEFT, top: top + 12, width: LABEL_WIDTH, maxLines: 1 });
  const amount = { left: RIGHT - AMOUNT_WIDTH, width: AMOUNT_WIDTH, align: 'right', maxLines: 1 } as const;
  return writeText(sheet, 'US dollars', { ...HEADING, ...amount, top: top + 12 }) + 4;
}

type PlacedLine = {
  readonly line: AmountLine;
  readonly style: TextStyle;
  readonly top: number;
  readonly isLast?: boolean;
};

function drawAmount(sheet: Sheet, facts: InvoiceFacts, { line, style, top, isLast = false }: PlacedLine): number {
  const label = { ...style, width: LABEL_WIDTH, maxLines: 3 };
  const note = { ...NOTE, width: LABEL_WIDTH, maxLines: 3 };
  const height =
    countLines(sheet, line.label, label) * style.leading +
    (line.note === null ? 0 : countLines(sheet, line.note, note) * NOTE.leading);
  const start = top + height + 20 > FOOT_TOP ? beginPage(sheet, facts) : top;
  if (!isLast) drawRule(sheet, start);
  const amount: PlacedText = {
    ...style,
    left: RIGHT - AMOUNT_WIDTH,
    top: start + 10,
    width: AMOUNT_WIDTH,
    align: 'right',
    maxLines: 1,
  };
  if (isLast) drawRule(sheet, start, INK);
  writeText(sheet, line.amount, amount);
  const under = writeText(sheet, line.label, { ...label, left: LEFT, top: start + 10 });
  const end = line.note === null ? under : writeText(sheet, line.note, { ...note, left: LEFT, top: under });
  return end + 10;
}

function beginPage(sheet: Sheet, facts: InvoiceFacts): number {
  drawFoot(sheet, facts);
  sheet.addPage();
  const text = `${facts.title} ${facts.number}, continued`;
  return writeText(sheet, text, { ...HEADING, left: LEFT, top: TOP, width: WIDTH, maxLines: 1 }) + 10;
}

function drawFoot(sheet: Sheet, { foot }: InvoiceFacts): void {
  drawRule(sheet, FOOT_TOP);
  writeText(sheet, foot, { ...NOTE, left: LEFT, top: FOOT_TOP + 12, width: WIDTH, maxLines: 3 });
}

function drawRule(sheet: Sheet, top: number, colour = LINE): void {
  sheet.moveTo(LEFT, top).lineTo(RIGHT, top).lineWidth(0.75).stroke(colour);
}
