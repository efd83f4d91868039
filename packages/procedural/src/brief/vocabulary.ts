import type { Medium, Mood, Setting, Spot, TimeOfDay, Weather } from './brief.ts';

/**
 * Words of prompts and what they decide. Singular, lower case, the words of a phrase joined by hyphens; the first list
 * that knows a word wins.
 */
export const SETTINGS: Readonly<Record<Setting, string>> = {
  forest: 'forest wood woodland jungle rainforest pine grove taiga',
  mountains: 'mountain alps alpine peak hill valley ridge highland canyon cliff fjord',
  sea: `sea ocean beach coast coastal shore shoreline island lake lakeside harbour harbor lagoon bay underwater seaside river riverside marina
    pier port seascape`,
  desert: 'desert dune sahara savanna savannah',
  city: 'city urban skyline street downtown metropolis town rooftop cityscape alley avenue road square plaza',
  space: 'space galaxy cosmos cosmic universe nebula orbit outer-space interstellar',
  field: 'field meadow prairie countryside farmland steppe garden park orchard village backyard lawn',
  snow: 'snow winter snowy arctic ice iceberg glacier snowfall blizzard',
  sky: 'sky aurora cloudscape heaven northern-light',
  interior: `kitchen room interior studio table desk indoor cafe café bar office coffee-shop coffee-bar coffee-house living-room bedroom workplace
    workspace classroom`,
};

export const SPOTS: Readonly<Record<Spot, string>> = {
  beach: 'beach shore shoreline seaside coast',
  harbor: 'harbor harbour marina pier port dock',
  lake: 'lake lakeside pond river riverside',
  underwater: 'underwater undersea reef',
  street: 'street alley avenue road boulevard',
  rooftop: 'rooftop roof',
  garden: 'garden backyard park orchard lawn',
  kitchen: 'kitchen',
  cafe: 'cafe café coffee-shop coffee-bar coffee-house bistro bar',
  office: 'office desk workplace workspace coworking',
  room: 'room living-room bedroom classroom',
  studio: 'studio',
};

export const WEATHERS: Readonly<Record<Weather, string>> = {
  storm: 'storm stormy thunder thunderstorm lightning tempest hurricane',
  rain: 'rain rainy raining rainfall drizzle shower downpour monsoon',
  snow: 'snowfall snowing snowstorm blizzard snowy snow',
  fog: 'fog foggy mist misty haze hazy',
  wind: 'wind windy breeze breezy gale',
  sun: 'sunny sunshine sunlit cloudless',
};

export const TIMES: Readonly<Record<TimeOfDay, string>> = {
  dawn: 'dawn sunrise morning daybreak',
  day: 'day noon daytime sunny midday summer',
  sunset: 'sunset dusk evening twilight golden-hour golden',
  night: 'night midnight nocturnal moonlit nightfall starry moonlight',
};

export const MOODS: Readonly<Record<Mood, string>> = {
  warm: 'warm cosy cozy autumn autumnal hearty',
  cool: 'cool cold icy frosty wintry fresh',
  calm: 'calm quiet peaceful serene soft gentle slow zen dreamy relaxing misty foggy',
  bold: 'bold strong loud powerful brutalist striking dramatic energetic dynamic',
  elegant: 'elegant luxury luxurious premium classy refined sophisticated exclusive chic wedding',
  playful: 'playful fun funny cute kid children happy cheerful party colorful colourful pop',
  vintage: 'vintage retro old nostalgic 50s 60s 70s midcentury mid-century classic',
  minimal: 'minimal minimalist minimalistic clean simple flat plain',
  dark: 'dark moody gothic mysterious noir',
  bright: 'bright vivid vibrant light sunny',
  modern: 'modern contemporary tech futuristic digital startup',
};

/** The narrower medium comes first where two share a word. */
export const MEDIA: Readonly<Record<Exclude<Medium, 'picture'>, string>> = {
  'business-card': 'business-card visiting-card name-card calling-card',
  'event-flyer': 'event-flyer event-poster flyer flier leaflet handbill playbill',
  'social-quote': 'social-quote quote-card quote-post quote-graphic quote instagram-quote',
  'social-post':
    'social-post instagram-post instagram-story social-media-post facebook-post linkedin-post social-graphic tweet',
  'book-cover': 'book-cover novel-cover ebook-cover magazine-cover',
  'album-cover': 'album-cover record-cover album-art vinyl-cover record-sleeve playlist-cover podcast-cover',
  'icon-set': 'icon-set set-of-icon icon-pack icon-collection',
  storyboard: 'storyboard story-board comic-strip',
  mockup: 'mockup mock-up',
  packaging: 'packaging package label packaging-label product-label bottle-label wine-label box-design tin-design',
  't-shirt':
    't-shirt-design tshirt-design t-shirt-print tshirt-print shirt-design shirt-print t-shirt-with t-shirt-for tee merch merchandise',
  sticker: 'sticker decal sticker-sheet',
  pattern: 'pattern seamless-pattern seamless textile wrapping-paper fabric-print repeat-pattern',
  wallpaper: 'wallpaper phone-wallpaper desktop-wallpaper desktop-background phone-background screensaver lock-screen',
  menu: 'menu menu-card price-list wine-list',
  invitation: 'invitation invite save-the-date wedding-card greeting-card birthday-card',
  hero: 'hero hero-image hero-banner landing-page website-hero web-hero hero-section',
  banner: 'banner header web-banner billboard cover-photo leaderboard-ad',
  logo: 'logo logotype logomark wordmark brandmark mark icon monogram app-icon',
  badge: 'badge emblem crest patch seal stamp insignia',
  card: 'card postcard gift-card',
  poster: 'poster placard cover ad advert advertisement announcement',
};

/** Words that call for a recipe by its id. */
export const STYLE_WORDS: Readonly<Record<string, string>> = {
  swiss: 'swiss grid international helvetica bauhaus modernist geometric',
  typographic: 'typographic typography type lettering text-only wordplay',
  badge: 'badge emblem crest patch seal sticker stamp insignia roundel',
  'logo-mark': 'logo logotype logomark wordmark brandmark monogram lockup',
  duotone:
    'duotone halftone riso risograph risography screen-print screenprint silkscreen two-color two-colour overprint',
  'social-quote': 'social-quote quote-card quote-post quote-graphic quote instagram-quote',
  'event-flyer': 'event-flyer event-poster flyer flier leaflet handbill playbill',
  landscape: 'landscape scenery panorama vista wilderness horizon wallpaper',
  flow: 'abstract flow generative fluid flowing swirl swirling',
  contour: 'contour topographic topography papercut paper-cut layered terrain strata map-like',
  product: 'product packshot mockup ecommerce e-commerce showcase cosmetic',
  tiles:
    'pattern seamless seamless-pattern repeat-pattern wrapping-paper textile pop-art popart warhol tile tiles mosaic collage sticker-sheet wallpaper-pattern',
  'object-poster': 'object object-poster',
  voronoi: 'voronoi delaunay low-poly lowpoly polygon polygonal facet faceted stained-glass terrazzo',
  'icon-set': 'icon-set icon-pack icon-collection set-of-icon',
  banner: 'banner web-banner header hero hero-image hero-banner leaderboard-ad',
  'packaging-label': 'packaging-label product-label bottle-label wine-label label packaging',
  isometric: 'isometric axonometric diorama isometric-scene',
};

export const COLOR_WORDS: ReadonlySet<string> = new Set(
  `red orange yellow green teal turquoise blue navy indigo purple violet pink rose magenta brown beige cream black white grey gray gold golden silver
  ember espresso forest midnight mono signal lagoon riviera blush citrus plum sage clay noir neon monochrome monochromatic pastel terracotta rust mint
  coral lavender burgundy maroon olive scarlet crimson mustard ochre emerald aqua cyan cobalt azure lilac fuchsia salmon apricot charcoal ivory
  copper bronze earthy earthtone`
    .trim()
    .split(/\s+/u),
);

/** Words that have an emoji or icon but never name the subject of a design. */
export const NEVER_SUBJECTS: ReadonlySet<string> = new Set(
  `a an the and or of in on at to for with by from as is are be it its this that these those my our your their his her
  new old big small large little long short high low top bottom left right up down front back side center middle
  make create design draw generate show want need please give me us picture image illustration art artwork graphic style look feel
  poster flyer banner logo badge emblem card cover background scene setting title tagline text headline subtitle date place venue
  color colour colored palette tone light dark bright soft bold warm cool modern retro minimal simple clean flat abstract vector
  one two three four five six seven eight nine ten first second hundred best free ok good great nice happy sad hot cold
  no not without none never any some all more less very most only just like into over under above below between behind
  day night morning evening sunset sunrise dawn dusk summer spring autumn fall winter time event festival opening launch sale-off
  bar house-of company brand product shop business service team club group people person man woman boy girl child face hand
  eye head body back line shape circle square triangle dot grid pattern texture paper print page size type font letter word number
  symbol sign mark point end start stop go on off plus minus button arrow key-visual water air wind nature sitting standing running-down
  flying full half empty open close closed clear cloud-like mist fog misty foggy swirl sky sea ocean city desert forest space field
  beach island lake river landscape mountain-like golden gold silver bronze red orange yellow green blue purple violet pink brown black
  white grey gray cream teal navy sparkle shiny metal wood glass stone elegant luxury vintage classic cute fun playful calm wild quiet loud fast slow pop
  live limited special collection series edition annual grand local fresh natural organic pure original real true magic power energy speed balance
  wireless shot quality summery drink food eat play work run-down walk jump move dance tall wide deep thin thick round tiny huge giant massive beautiful
  tonight today tomorrow yesterday week month year daily weekly italic italics lowercase uppercase capital font typeface website social media online
  corner middle-of edge border frame set pair mix mood vibe aesthetic concept theme idea-of project studio showing`
    .trim()
    .split(/\s+/u),
);
