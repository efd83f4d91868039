/** Words for colours and for the parts of a design, as alternatives of a pattern. */

export const COLOR =
  'red|orange|yellow|gold(?:en)?|mustard|green|lime|mint|olive|sage|teal|turquoise|cyan|blue|navy|indigo|purple|violet|lavender|magenta|pink|rose|coral|peach|burgundy|maroon|brown|rust|terracotta|beige|sand|cream|ivory|white|black|charcoal|gr[ae]y|silver|pastel|neon|ember|espresso|forest|midnight|mono|signal|lagoon|riviera|blush|citrus|plum|clay|noir|#[\\da-f]{3}(?:[\\da-f]{3})?';
export const TEXT_PART =
  'head ?lines?|titles?|headings?|tag ?lines?|sub ?titles?|sub ?headlines?|slogans?|strap ?line|texts?|type|typography|lettering|letters|captions?|date|venue|address|location';
export const OTHER_PART =
  'back ?grounds?|backdrop|palette|colou?rs?|colou?r scheme|fonts?|typefaces?|grain|texture|contrast|subject|layout|moon|sun|sky|logo';

/** One pattern out of several. */
export const isIn = (...patterns: readonly (string | RegExp)[]): RegExp =>
  new RegExp(patterns.map((pattern) => (typeof pattern === 'string' ? pattern : pattern.source)).join('|'), 'u');

/** A part that only something existing has: "the headline" speaks of what lies there. */
export const PART = new RegExp(
  `\\b(?:the|its|their|that|this|all|our) (?:[\\p{L}-]+ )?(?:${TEXT_PART}|${OTHER_PART})(?![\\p{L}])`,
  'u',
);

/** A part by its name alone: "a bigger headline". */
export const PART_WORD = new RegExp(`\\b(?:${TEXT_PART}|${OTHER_PART})(?![\\p{L}])`, 'u');
