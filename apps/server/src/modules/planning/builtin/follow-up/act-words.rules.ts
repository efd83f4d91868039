import { COLOR, isIn, OTHER_PART, TEXT_PART } from './part-words.rules.ts';

/** What a design's layers can be changed by; tried on a part of a brief that is known to be about a design. */
export const DESIGN_EDIT = isIn(
  // Sizes of text and things.
  `\\b(?:bigger|larger|smaller|huge|tiny|enlarge|shrink|increase|reduce|decrease|double|twice|halve?)\\b.*\\b(?:${TEXT_PART}|subject|picture|it|logo|icon|illustration|[a-z]{3,})\\b`,
  `\\b(?:make|scale|blow)\\b.*\\b(?:bigger|larger|smaller|huge|tiny|twice as big|\\d+ ?% (?:bigger|smaller|larger))\\b`,
  `^(?:much |a bit |slightly |a little )?(?:bigger|larger|smaller)\\b`,
  // Texts.
  '\\b(?:change|set|rename|rewrite|edit|update|correct|fix|make|let|replace)\\b.*«\\d+»',
  `«\\d+» (?:as|for|instead of|rather than)\\b`,
  `\\b(?:${TEXT_PART})\\b.*\\b(?:should|must|to) (?:say|read|be)\\b`,
  // Things and texts that come and go.
  '^(?:and )?(?:add|include|insert)\\b',
  '^(?:remove|delete|drop|hide|lose|erase|take (?:out|away|off)|get rid of)\\b',
  '\\b(?:remove|delete|get rid of)\\b',
  `^(?:no|without(?: the| any)?) (?:more )?(?:${TEXT_PART}|${OTHER_PART}|[a-z]+)$`,
  '\\btext-?free\\b',
  // Replacing.
  '\\b(?:replace|swap|exchange|switch)\\b.+\\b(?:with|by|for|to)\\b',
  '\\b(?:change|turn)\\b.+\\b(?:into|to)\\b',
  '\\b(?:instead of|rather than)\\b',
  '\\b(?:swap|switch|invert|reverse)\\b.*\\bcolou?rs?\\b',
  // Colour, light and surface.
  '\\b(?:warmer|cooler|colder|darker|lighter|brighter|darken|lighten|brighten|punchier|muted|vivid|bolder colou?rs|duller|desaturated?)\\b',
  '\\b(?:more|less|higher|lower|stronger|softer|reduce|increase)\\b.*\\b(?:contrast|colou?rful|saturat(?:ed|ion)|vivid|warmth|grain|noise|texture|detail(?:ed)?)\\b',
  '\\b(?:another|different|other|new|change the) (?:palette|colou?rs?|colou?r scheme|back ?ground|fonts?|typefaces?|lettering)\\b',
  `\\b(?:${COLOR})\\b.*\\b(?:palette|colou?rs?|tones?|back ?ground|backdrop)\\b`,
  `\\b(?:palette|colou?rs?|tones?|back ?ground|backdrop)\\b.*(?:${COLOR})(?![\\p{L}])`,
  `^(?:use|try|go|in|make it|make them|turn it|recolou?r|colou?r it|change it to|set it in|with)\\b.*(?<![\\p{L}])(?:${COLOR})(?![\\p{L}])`,
  `^(?:all )?(?:${COLOR})(?: (?:with|on) (?:${COLOR}))?$`,
  '^(?:use|apply|switch to|in|with|put it in) (?:the |our |my )?brand\\b',
  `\\b(?:${TEXT_PART})\\b.*(?<![\\p{L}])(?:${COLOR})(?![\\p{L}])`,
  `(?<![\\p{L}])(?:${COLOR}) (?:${TEXT_PART})\\b`,
  `\\b(?:${TEXT_PART}|${OTHER_PART})\\b.*\\b(?:bigger|larger|smaller)\\b`,
  '\\b(?:grain|grainy|noise)\\b',
  // Type.
  '\\b(?:sans(?:[ -]serif)?|serif|condensed|geometric|elegant|bold(?:er)?|retro|playfair display|bebas neue|archivo black|anton|oswald|inter|fraunces|josefin sans|space grotesk|work sans|dm serif display|instrument serif|abril fatface)\\b',
  // Placing.
  '\\b(?:move|shift|push|nudge|slide|put|place)\\b.*\\b(?:left|right|up|down|higher|lower|top|bottom|cent(?:er|re)|middle)\\b',
  '\\b(?:rotate|tilt|lean|spin|flip|mirror)\\b',
  '\\bturn\\b.*\\b(?:left|right|degrees|°|upside)',
  // Scenery and amount.
  '\\b(?:make it|at|by|into|change (?:it )?to|set it (?:at|in))\\b.*\\b(?:night|day|dawn|dusk|sunset|sunrise|evening|morning|noon|midnight)\\b',
  '\\b(?:put|set|move|place) (?:it|the [a-z ]+) (?:in|on|at|into|by)\\b',
  '\\b(?:less busy|simpler|simplify|cleaner|calmer|less clutter|tidier|more minimal|busier|richer)\\b',
  '\\b(?:as an?|make it an?|turn it into an?|in the style of an?) (?:swiss|typographic|badge|emblem|crest|seal|stamp|duotone|halftone|riso|logo|quote|isometric|pattern|abstract|contour|low-poly|event flyer|object poster|icon set|packaging label|landscape)\\b',
);

/** What can be done to the pixels of any picture. */
export const PICTURE_EDIT = isIn(
  '\\bcrop(?:ped)?(?= (?:it|this|these|them|to|the|out|off|in|tight)|$)',
  '\\b(?:trim|tight(?:er)? crop|cut off the (?:edges|borders))\\b',
  '\\b(?:blur|blurred|blurry|sharpen|sharper|crisper)\\b(?=$| (?:it|this|these|them|the|a|slightly|more|strongly|back ?ground))',
  '^(?:much |a bit |slightly |a little )?(?:sharper|softer|blurrier|crisper)\\b',
  '\\b(?:upscale|enlarge|higher resolution|hi-?res|super ?size)\\b',
  '\\b(?:expand|extend|uncrop|add (?:a )?(?:[a-z]+ )?(?:border|margin|space)|pad)\\b(?! (?:the|our|your) (?:campaign|brand|idea|series))',
  '\\b(?:transparent|cut ?out|no back ?ground|(?:remove|without) (?:the |its )?back ?ground)\\b',
  '\\bback ?ground\\b.*\\b(?:blur|blurred|blurry|transparent|out of focus|soft)\\b',
  '\\b(?:blackwhite|b&w|gr[ae]y ?scale|monochrome|sepia|duotone|two-tone|negative)\\b',
  '\\b(?:invert)\\b',
  '\\b(?:trace|vectori[sz]e|as (?:a )?vector|as svg|svg)\\b',
  '\\b(?:show|extract|get)\\b.*\\bpalette\\b',
  '\\bresize\\b',
  '\\brotate\\b|\\bflip\\b|\\bmirror\\b',
);

/** Of the pixels, what may also be said of a photograph in the words of a design. */
export const PICTURE_LIGHT =
  /\b(?:warmer|cooler|colder|darker|lighter|brighter|darken|lighten|brighten|punchier|muted|vivid|desaturated?|contrast|saturat\w+|colou?rful)\b|\bback ?ground\b/u;

/** Bits of a picture's operation that a design's layers cannot take. */
export const PIXELS_ONLY =
  /\b(?:blur|blurred|blurry|sharpen|sharper|crisper|trim|transparent|cut ?out|vectori[sz]e|trace|svg|sepia|crop|expand|extend|uncrop|border|invert|negative|gr[ae]y ?scale|(?:show|extract|get) .*palette)\b/u;

export const COMBINE =
  /\b(?:combine|join|merge|stitch|splice|concat(?:enate)?|compile|assemble|montage|slide ?show|show ?reel|sizzle reel|string .*together|put .*together|cut .*together|edit .*together|glue .*together)\b|\b(?:one|single|combined) (?:[a-z]+ )?(?:video|film|movie|clip|reel|teaser|trailer)\b|\b(?:add|put|lay|set|with)\b.*\b(?:music|soundtrack|score)\b/u;
/** One film of several: "make a film of these". */
export const ONE_FILM = /\b(?:a|an|one) (?:[\p{L}\d-]+ ){0,3}(?:video|film|movie|reel|teaser|trailer|promo)\b/u;

export const ANIMATE =
  /^loop (?:it|them)\b|^(?:slow(?:ly)? |quick(?:ly)? )?(?:zoom|push|pan|pull)(?:s|ing)?\b(?=.*\b(?:in|out|on|over|across|back)\b)|\b(?:animate|animated|animation|animations|animating)\b|\b(?:in|into) motion\b|\bto life\b|\bmake .*\bmove\b|\b(?:moving|motion) (?:version|poster|picture)s?\b|\bliving poster|\b(?:to|as|of|in|into|make|create|generate|want|need|do|a|an|\d+|second|s|short|quick|loop(?:ing|ed)?)[ -](?:[\p{L}\d-]+ ){0,3}(?:clips?|videos?|gifs?|loops?|cinemagraphs?|boomerangs?)\b/u;

export const VARY =
  /\b(?:variations?|variants?|alternatives?|alternates?)\b|\bvary\b|\b(?:more|other|others) (?:[\p{L}]+ )?(?:like|in the style of|of (?:these|this|those|them|it|that|the)\b)|^(?:give me |show me |make |do |try |i want |create |generate )?(?:me )?(?:(?:an?|one|two|three|four|five|six|seven|eight|ten|a few|some|a couple of|several|\d{1,2}) )?(?:more|other|another|different|new|additional|extra|else)(?: (?:one|ones|options?|versions?|takes?|tries|try|ideas?|images?|pictures?|posters?|logos?|designs?|clips?|videos?|banners?|models?))?$|\bsomething (?:else|different)\b|^(?:again|once more|try again|redo|regenerate|re-?roll|do over|one more|more)(?: (?:it|this|these|them|that|the .*))?(?: (?:time|again))?$|\bregenerate\b|\banother (?:version|take|one)(?: of (?:it|this|that|the)\b.*)?$|\bdifferent version/u;

export const SOLID =
  /\b3-? ?d\b|\bthree-dimensional\b|\bextrude\b|\b(?:in)?to a (?:solid|relief|sculpture|figurine)\b/u;
/** Things a picture can be put on, and what the shape is called. */
export const CARRIERS: readonly (readonly [RegExp, string])[] = [
  [/\b(?:mugs?|cups?)\b/u, 'mug'],
  [/\bbottles?\b/u, 'bottle'],
  [/\b(?:box|boxes|cartons?|packag(?:e|es|ing))\b/u, 'box'],
  [/\bsigns?\b/u, 'sign'],
  [/\b(?:medals?|coins?)\b/u, 'medal'],
  [/\b(?:frames?|framed|panel)\b/u, 'panel'],
  [/\bvases?\b/u, 'vase'],
];
export const PUT_ON =
  /\b(?:put|place|wrap|print|stick|apply|show|mock|try|see|use|render|imagine)\b|\bmock-?ups?\b|^(?:on|as|onto) an?\b|\bmake an?\b|\bturn .*into an?\b|\bwith (?:this|it|that) (?:on|as)\b/u;

/** New things a brief can ask for. */
export const DELIVERABLE =
  /\b(?:posters?|flyers?|logos?|logotypes?|banners?|stor(?:y|ies)|posts?|cards?|invitations?|menus?|covers?|icons?|icon sets?|patterns?|wallpapers?|storyboards?|teasers?|trailers?|mock-?ups?|packaging|labels?|stickers?|badges?|t-?shirts?|images?|pictures?|illustrations?|photos?|drawings?|renders?|portraits?|videos?|clips?|films?|movies?|animations?|models?|campaigns?|ads?|adverts?|thumbnails?|brochures?|infographics?|gifs?|mood ?boards?|series|graphics?|artworks?|designs?|headers?|letterheads?|mascots?|emblems?|sketch(?:es)?|paintings?|scenes?|concepts?|characters?|key visuals?|collages?|loops?|bottles?|mugs?|sculptures?|prints?|pages?)\b/u;
