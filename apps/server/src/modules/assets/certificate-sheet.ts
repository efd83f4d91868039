import type { CertificateFact, CertificateFacts } from './certificate-facts.ts';

/** What is drawn on: a pdfkit document of one A4 page that knows the fonts `sans`, `strong` and `serif`. */
export type Sheet = PDFKit.PDFDocument;

/** All in points, from the top left corner of the page. */
const LEFT = 60;
const WIDTH = 475;
const VALUE_LEFT = 190;
const VALUE_WIDTH = LEFT + WIDTH - VALUE_LEFT;
const FOOT_TOP = 782;

const INK = '#231e19';
const INK_2 = '#5f5a54';
const LINE = '#e2dfda';
const VERMILION = '#ed4929';

/** Keep one page one page: with every text this high the last line still ends above the foot. Keys need all three. */
const MAX_LINES = { basis: 3, fact: 2, proof: 3 } as const;

/**
 * What the bundled cut of Inter has, without marks that stand on other letters. Anything else, such as Chinese or an
 * emoji, becomes a question mark on the page; the attached certificate has it as it is.
 */
const UNPRINTABLE = /[^\u0020-\u007e\u00a1-\u00ac\u00ae-\u00ff\u0131\u0152\u0153–—‘’“”•€…™−]/gu;

/**
 * Off, because Inter turns `3x4` into a product and arrows into one sign: wrong inside a key or a signature. A map of
 * switches is how fontkit turns a feature off; the types of pdfkit know only the list that turns some on.
 */
const FEATURES = { calt: false } as unknown as PDFKit.Mixins.OpenTypeFeatures[];

type Style = {
  readonly font: 'sans' | 'strong' | 'serif';
  readonly size: number;
  readonly colour: string;
  readonly lineGap?: number;
};

const TITLE: Style = { font: 'serif', size: 42, colour: INK };
const RIGHT: Style = { font: 'strong', size: 13, colour: INK };
const PROSE: Style = { font: 'sans', size: 10, colour: INK_2, lineGap: 3.5 };
const HEADING: Style = { font: 'strong', size: 9, colour: INK };
const NAME: Style = { font: 'sans', size: 9, colour: INK_2, lineGap: 2.5 };
const VALUE: Style = { font: 'sans', size: 9, colour: INK, lineGap: 2.5 };
const SMALL: Style = { font: 'sans', size: 8, colour: INK_2 };

/** Draws the certificate on the document's page, from the mark at the top to the foot. */
export function drawCertificate(sheet: Sheet, facts: CertificateFacts): void {
  drawMark(sheet, { left: LEFT, top: 56, size: 24 });
  write(sheet, 'Gesso', { ...RIGHT, left: LEFT + 34, top: 60.5, width: 200 });
  write(sheet, 'Licence certificate', { ...TITLE, left: LEFT - 1, top: 112, width: WIDTH });
  let top = write(sheet, facts.right, { ...RIGHT, left: LEFT, top: 180, width: WIDTH }) + 8;
  top = write(sheet, facts.basis, { ...PROSE, left: LEFT, top, width: WIDTH, maxLines: MAX_LINES.basis });
  top = write(sheet, facts.limits, { ...PROSE, left: LEFT, top, width: WIDTH }) + 24;
  top = drawGroup(sheet, { heading: 'How it was made', facts: facts.making, maxLines: MAX_LINES.fact, top });
  top = drawGroup(sheet, { heading: 'The file', facts: facts.file, maxLines: MAX_LINES.fact, top });
  top = drawGroup(sheet, { heading: 'Signature', facts: facts.proof, maxLines: MAX_LINES.proof, top });
  top = drawHeading(sheet, 'How to check', top);
  write(sheet, facts.checking, { ...VALUE, left: LEFT, top, width: WIDTH });
  drawRule(sheet, FOOT_TOP);
  const foot =
    'certificate.json is attached: the signature is Ed25519 over its other fields as canonical JSON (RFC 8785).';
  write(sheet, foot, { ...SMALL, left: LEFT, top: FOOT_TOP + 10, width: WIDTH });
}

/** The mark: a square split on the diagonal, vermilion over ink, with rounded corners. */
function drawMark(sheet: Sheet, { left, top, size }: { left: number; top: number; size: number }): void {
  sheet.save();
  sheet.roundedRect(left, top, size, size, size * 0.27).clip();
  sheet.polygon([left, top], [left + size, top], [left, top + size]).fill(VERMILION);
  sheet.polygon([left + size, top], [left + size, top + size], [left, top + size]).fill(INK);
  sheet.restore();
}

type Group = {
  readonly heading: string;
  readonly facts: readonly CertificateFact[];
  readonly maxLines: number;
  readonly top: number;
};

function drawGroup(sheet: Sheet, { heading, facts, maxLines, ...group }: Group): number {
  let top = drawHeading(sheet, heading, group.top);
  for (const { name, text } of facts) {
    write(sheet, name, { ...NAME, left: LEFT, top, width: VALUE_LEFT - LEFT - 12 });
    top = write(sheet, text, { ...VALUE, left: VALUE_LEFT, top, width: VALUE_WIDTH, maxLines }) + 3;
  }
  return top + 12;
}

function drawHeading(sheet: Sheet, heading: string, top: number): number {
  drawRule(sheet, top);
  return write(sheet, heading, { ...HEADING, left: LEFT, top: top + 12, width: WIDTH }) + 8;
}

function drawRule(sheet: Sheet, top: number): void {
  sheet
    .moveTo(LEFT, top)
    .lineTo(LEFT + WIDTH, top)
    .lineWidth(0.75)
    .stroke(LINE);
}

type Placed = Style & {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  /** What does not fit ends in an ellipsis. */
  readonly maxLines?: number;
};

/** Writes a text, in lines as long as they fit. Returns where the next thing below may begin. */
function write(sheet: Sheet, text: string, placed: Placed): number {
  const { font, size, colour, lineGap = 0, left, top, width, maxLines = 4 } = placed;
  sheet.font(font, size).fillColor(colour);
  const height = maxLines * (sheet.currentLineHeight(true) + lineGap);
  sheet.text(printable(text), left, top, { width, height, ellipsis: true, lineGap, features: FEATURES });
  return sheet.y;
}

/** At most as much as any text has room for, so that a very long one is not measured in vain. */
function printable(text: string): string {
  return text.slice(0, 500).normalize('NFC').replaceAll(UNPRINTABLE, '?');
}
