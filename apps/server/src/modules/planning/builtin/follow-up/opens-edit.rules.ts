import { COLOR, isIn, OTHER_PART, TEXT_PART } from './part-words.rules.ts';

const PART = `(?:${TEXT_PART}|${OTHER_PART})`;
const THIS = `(?:the|it|this|that|these|those|them|all|my|our|its|everything)`;
/** Colours that are no things: "rose" alone is a flower, "in rose" and "rose palette" are colours. */
const BARE_COLOR =
  'red|yellow|green|teal|turquoise|cyan|blue|navy|indigo|purple|magenta|pink|burgundy|maroon|brown|beige|white|black|gr[ae]y|charcoal|pastel|blackwhite';
const MORE = '(?:make it |make them |an? |much |far |slightly |a bit |a little |a touch |even )*';
const EFFECT = '(?:blackwhite|b&w|monochrome|gr[ae]y ?scale|sepia|duotone|two-tone|grainy|negative|transparent)';

/**
 * How a part of a brief begins that asks for a change without naming what is to be changed: "warmer", "navy palette",
 * "swap the fox for a bear". Strict, because "double espresso", "retro car" and "lighthouse at night" are pictures to be
 * made.
 */
export const OPENS_EDIT = isIn(
  `^(?:change|set|swap|switch|replace|exchange|remove|delete|hide|lose|erase|rename|rewrite|recolou?r|shrink|enlarge|upscale|sharpen|brighten|darken|lighten|desaturate|simplify|vectori[sz]e|expand|extend|uncrop|resize|rotate|take (?:out|away|off)|get rid of|cut out|add|include|insert|increase|decrease|reduce|move|shift|nudge)\\b`,
  `^(?:make|use|try|put|push|slide|flip|mirror|tilt|lean|spin|crop|trim|blur|drop|double|halve|trace|invert|turn|give|let|scale|extract|show|apply|fix|want|i want)(?: (?:${THIS}|${PART}|to|an? (?:[a-z-]+ )?${PART}|an? (?:[\\p{L}-]+ ){1,3}(?:in|on|at|to) the|\\d|«\\d+»|another|different|more|less|brand)(?![\\p{L}\\d])|$)`,
  `^(?:use|try|go|make it|want|i want)(?: for)?(?: the)? (?:${COLOR})(?![\\p{L}])`,
  `^(?:in|with|go|using)(?: an?| the| more)? (?:[a-z-]+ ){0,2}(?:${COLOR}|${PART}|brand colou?rs?)$`,
  `^(?:no|without)(?: the| any| more)? [a-z-]+$|^text-?free$`,
  `^${MORE}(?:warmer|cooler|colder|darker|lighter|brighter|bigger|larger|smaller|sharper|softer|crisper|bolder|simpler|cleaner|calmer|tidier|busier|richer|punchier|blurrier|vivid|muted)(?: ${PART}| picture| image| look| mood| tones?)*$`,
  `^(?:bigger|larger|smaller) [a-z]+$`,
  `^${MORE}(?:more|less|higher|lower|stronger|softer) (?:${PART}|colou?rful|saturated|saturation|vivid|warmth|noise|detail|detailed|busy|minimal|playful|elegant|clutter)$`,
  `^(?:an? |the |all )?(?:(?:${COLOR})(?: with| on| \\+)? ?)+(?:${PART}|tones?|version)$`,
  `^(?:all )?(?:${BARE_COLOR})(?: (?:with|on) (?:${BARE_COLOR}))*$`,
  `^(?:an? |some )?(?:another|different|other|new) ${PART}(?: colou?rs?)?$`,
  `^(?:an? )?${EFFECT}(?: back ?ground)?$|^duotone (?:in|with|${COLOR})\\b`,
  `^(?:the )?${PART} (?:[a-z]+ ){0,2}(?:bigger|larger|smaller|warmer|darker|lighter|brighter|(?:${COLOR}))$`,
  `^(?:an? |the )?[a-z -]+ (?:instead of|rather than) (?:an? |the )?[a-z -]+$`,
  `^«\\d+» (?:as|for|instead of|rather than)\\b`,
  `^(?:an? )?(?:sans(?:[ -]serif)?|serif|condensed|bolder|rounder|elegant|playfair display|bebas neue|archivo black|anton|oswald|inter|fraunces|josefin sans|space grotesk|work sans)(?: (?:font|type|typeface|lettering|headline|title))?$`,
  `^(?:the|its|their|our) (?:[a-z]+ )?${PART} (?:should|must|is|are|looks?|needs?|could|to|in|bigger|larger|smaller)\\b`,
  `^(?:keep|adjust|have|edit|update|correct|colou?r|center|centre|align) ${THIS}\\b`,
  `^(?:at |by )(?:night|day|dawn|dusk|sunset|sunrise)$`,
  `^as an? (?:swiss|typographic|badge|emblem|crest|seal|stamp|duotone|halftone|riso|quote|isometric|abstract)\\b`,
);
