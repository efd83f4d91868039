import type { StepKind } from '@gesso/contract';

/** What is made in more than one step, or beside the usual ones. */
export type Recipe = 'storyboard' | 'film' | 'slideshow' | 'carousel' | 'campaign' | 'social-kit' | 'identity';

/** A thing that people ask for by name. */
export type Deliverable = {
  /** As a card calls it; also names it in the code. */
  readonly title: string;
  readonly kind: Exclude<StepKind, 'edit' | 'combine' | 'text'>;
  /** Id of the size it is usually made in, see the list of named sizes; undefined leaves it to the model. */
  readonly size: string | undefined;
  readonly recipe?: Recipe;
  /** Says only how it is seen, so that what it is made for says what it is: "an illustration for a book cover". */
  readonly isGeneric?: boolean;
  /** The word adds nothing to the idea: "images of a fox" is a fox. */
  readonly isPlain?: boolean;
  /** Also a thing that pictures show: beside what a picture is of it is part of the picture. */
  readonly isObject?: boolean;
  /** Id of the form a 3D model has. */
  readonly shape?: string;
};

type Row = readonly [words: string, deliverable: Deliverable];

const row = (
  title: string,
  size: string | undefined,
  words: string,
  rest: Partial<Omit<Deliverable, 'title' | 'size'>> = {},
): Row => [words, { title, kind: 'image', size, ...rest }];

const clip = (title: string, size: string | undefined, words: string, rest: Partial<Deliverable> = {}): Row =>
  row(title, size, words, { kind: 'video', ...rest });

const solid = (title: string, words: string, rest: Partial<Deliverable> = {}): Row =>
  row(title, undefined, words, { kind: 'model3d', ...rest });

/** Singular, lower case, the words of a phrase joined by hyphens. Longer phrases win over the shorter ones inside them. */
const ROWS: readonly Row[] = [
  row('Poster', 'poster-2x3', 'poster placard event-poster movie-poster film-poster concert-poster gig-poster'),
  row('Flyer', 'a5-portrait', 'flyer flier leaflet handbill event-flyer'),
  row('Brochure', 'a4-portrait', 'brochure brochure-cover booklet booklet-cover catalogue-cover catalog-cover'),
  row('Business card', 'business-card', 'business-card visiting-card name-card calling-card'),
  row('Invitation', 'a5-portrait', 'invitation invite wedding-invitation save-the-date'),
  row('Card', 'a5-portrait', 'greeting-card birthday-card christmas-card thank-you-card gift-card valentine-card'),
  row('Postcard', 'a5-landscape', 'postcard post-card'),
  row('Quote card', 'social-square', 'quote-card quote-graphic quote-post social-quote'),
  row('Menu', 'a4-portrait', 'menu menu-card wine-list drinks-menu'),
  row('Book cover', 'poster-2x3', 'book-cover novel-cover ebook-cover book-jacket'),
  row('Magazine cover', 'portrait-3x4', 'magazine-cover zine-cover'),
  row('Album cover', 'square', 'album-cover record-cover album-art cover-art vinyl-cover record-sleeve single-cover'),
  row('Playlist cover', 'square', 'playlist-cover spotify-cover'),
  row('Podcast cover', 'square', 'podcast-cover podcast-art podcast-artwork'),
  row('Ticket', 'banner', 'ticket concert-ticket event-ticket voucher coupon gift-voucher'),
  row('Certificate', 'a4-landscape', 'certificate diploma'),
  row('Letterhead', 'a4-portrait', 'letterhead'),
  row('Bookmark', 'skyscraper', 'bookmark'),
  row('Infographic', 'portrait', 'infographic'),
  row('Billboard', 'banner', 'billboard'),
  row('Label', 'portrait', 'label product-label bottle-label wine-label beer-label', { isObject: true }),
  row('Packaging', 'portrait', 'packaging package-design box-design tin-design bag-design packaging-design'),
  row('Logo', 'square', 'logo logotype logomark wordmark brandmark logo-mark'),
  row('Monogram', 'square', 'monogram'),
  row('Mascot', 'square', 'mascot'),
  row('App icon', 'square', 'app-icon'),
  row('Icon', 'square', 'icon favicon', { isObject: true }),
  row('Icon set', 'square', 'icon-set icon-pack icon-collection set-of-icon'),
  row('Pattern', 'square', 'pattern seamless-pattern repeat-pattern surface-pattern textile-pattern'),
  row('Sticker', 'square', 'sticker decal sticker-sheet sticker-pack sticker-set'),
  row('Badge', 'square', 'badge emblem crest patch seal', { isObject: true }),
  row('Mockup', 'landscape-4x3', 'mockup mock-up product-mockup'),
  row(
    'T-shirt design',
    'portrait',
    't-shirt-design tshirt-design t-shirt-print tshirt-print shirt-design t-shirt-graphic',
  ),
  row('Tote bag design', 'portrait', 'tote-bag-design'),
  row('Moodboard', 'landscape-4x3', 'moodboard mood-board'),
  row('Wallpaper', 'full-hd', 'wallpaper screensaver'),
  row(
    'Phone wallpaper',
    'story',
    'phone-wallpaper iphone-wallpaper android-wallpaper mobile-wallpaper lock-screen phone-background',
  ),
  row('Desktop wallpaper', 'full-hd', 'desktop-wallpaper desktop-background'),
  row('Instagram post', 'social-square', 'instagram-post ig-post insta-post instagram-square'),
  row('Instagram story', 'story', 'instagram-story ig-story insta-story'),
  row('Instagram post, 4:5', 'social-portrait', 'instagram-portrait-post ig-portrait-post portrait-post'),
  row('Story', 'story', 'facebook-story whatsapp-story whatsapp-status social-story story', { isObject: true }),
  row(
    'Social post',
    'social-square',
    'social-post social-media-post social-graphic post facebook-post linkedin-post fb-post',
  ),
  row('Tweet image', 'landscape', 'tweet twitter-post x-post tweet-image'),
  row('YouTube thumbnail', 'landscape', 'youtube-thumbnail yt-thumbnail'),
  row('Thumbnail', 'landscape', 'thumbnail video-thumbnail'),
  row('YouTube banner', 'full-hd', 'youtube-banner channel-banner youtube-channel-art channel-art'),
  row('LinkedIn banner', 'banner-4x1', 'linkedin-banner linkedin-cover linkedin-header'),
  row(
    'Facebook cover',
    'profile-cover',
    'facebook-cover fb-cover facebook-banner facebook-header facebook-cover-photo',
  ),
  row('Header', 'banner', 'twitter-header x-header twitter-banner header header-image blog-header etsy-banner'),
  row('Newsletter header', 'banner', 'newsletter-header email-header e-mail-header email-banner newsletter-banner'),
  row('Pinterest pin', 'pin', 'pinterest-pin pinterest-graphic'),
  row('Link preview', 'link-preview', 'link-preview open-graph-image og-image social-preview open-graph'),
  row('Banner', 'banner', 'banner'),
  row('Web banner', 'banner', 'web-banner website-banner banner-ad display-ad'),
  row('Leaderboard', 'leaderboard', 'leaderboard leaderboard-ad leaderboard-banner'),
  row('Medium rectangle', 'medium-rectangle', 'medium-rectangle mpu rectangle-ad'),
  row('Skyscraper', 'skyscraper', 'skyscraper-ad skyscraper-banner wide-skyscraper'),
  row(
    'Hero image',
    'landscape',
    'hero-image hero hero-banner hero-section website-hero landing-page-hero landing-page',
  ),
  row('Ad', 'social-square', 'ad advert advertisement social-ad facebook-ad instagram-ad'),
  row('Profile picture', 'square', 'profile-picture profile-photo avatar profile-pic'),
  row('Cover', 'poster-2x3', 'cover'),
  row('Deck cover', 'landscape', 'deck-cover pitch-deck-cover presentation-cover slide-deck presentation title-slide'),
  row('Illustration', undefined, 'illustration drawing spot-illustration vector-illustration', { isGeneric: true }),
  row('Painting', undefined, 'painting watercolor watercolour oil-painting', { isGeneric: true, isObject: true }),
  row('Sketch', undefined, 'sketch', { isGeneric: true, isObject: true }),
  row('Photo', undefined, 'photo photograph product-photo product-shot packshot', { isGeneric: true, isObject: true }),
  row('3D render', undefined, '3d-render 3d-rendering 3d-illustration render 3d-image 3d-picture', { isGeneric: true }),
  row('Picture', undefined, 'image picture pic still visual graphic artwork design key-visual img', {
    isGeneric: true,
    isPlain: true,
  }),
  row('Storyboard', 'landscape', 'storyboard story-board', { recipe: 'storyboard' }),
  row('Carousel', 'social-square', 'carousel instagram-carousel linkedin-carousel carousel-post', {
    recipe: 'carousel',
  }),
  row('Campaign', undefined, 'campaign ad-campaign marketing-campaign social-campaign', { recipe: 'campaign' }),
  row('Social media kit', undefined, 'social-media-kit social-kit social-media-pack social-media-set', {
    recipe: 'social-kit',
  }),
  row('Brand identity', undefined, 'brand-identity visual-identity corporate-identity branding brand-design', {
    recipe: 'identity',
  }),
  clip('Clip', undefined, 'clip video video-clip gif animation animated-gif motion-graphic footage short-film', {
    isGeneric: true,
  }),
  clip('Loop', undefined, 'loop video-loop looping-video cinemagraph boomerang'),
  clip('Reel', 'story', 'reel instagram-reel ig-reel facebook-reel'),
  row('Reel cover', 'story', 'reel-cover instagram-reel-cover reel-thumbnail'),
  clip('Short', 'story', 'youtube-short'),
  clip('TikTok video', 'story', 'tiktok tiktok-video tik-tok tik-tok-video'),
  clip('Story video', 'story', 'story-video instagram-story-video story-clip video-story animated-story'),
  clip('Animated logo', undefined, 'animated-logo logo-animation logo-reveal logo-intro logo-sting'),
  clip('Intro', undefined, 'intro video-intro outro'),
  clip('Film', undefined, 'film movie explainer explainer-video explainer-film music-video promo-video promo'),
  clip('Teaser', 'landscape', 'teaser teaser-video video-teaser', { recipe: 'film' }),
  clip('Trailer', 'landscape', 'trailer movie-trailer film-trailer video-trailer', { recipe: 'film' }),
  clip('Commercial', 'landscape', 'commercial tv-spot video-ad video-commercial tv-commercial', { recipe: 'film' }),
  clip('Slideshow', 'landscape', 'slideshow slide-show', { recipe: 'slideshow' }),
  solid('3D model', '3d-model 3d-object 3d-asset 3d-mesh 3d-print 3d-sculpture 3d-figure 3d glb stl mesh'),
  solid('3D logo', '3d-logo'),
  solid('Relief', 'relief bas-relief', { shape: 'relief' }),
  solid('3D mug', '3d-mug 3d-cup', { shape: 'mug' }),
  solid('3D bottle', '3d-bottle', { shape: 'bottle' }),
  solid('3D vase', '3d-vase', { shape: 'vase' }),
  solid('3D box', '3d-box 3d-packaging', { shape: 'box' }),
  solid('3D medal', '3d-medal', { shape: 'medal' }),
  solid('3D letters', '3d-letter 3d-lettering', { shape: 'text' }),
  solid('3D sign', '3d-sign', { shape: 'sign' }),
];

/** Deliverables by their phrases; the first row with a phrase wins. */
export const DELIVERABLES: ReadonlyMap<string, Deliverable> = new Map(
  ROWS.toReversed().flatMap(([words, deliverable]) => words.split(' ').map((phrase) => [phrase, deliverable] as const)),
);

/** The most words of a phrase. */
export const LONGEST_PHRASE = 4;

export const PICTURE: Deliverable = {
  title: 'Picture',
  kind: 'image',
  size: undefined,
  isGeneric: true,
  isPlain: true,
};

/** The deliverable of a phrase that is known to be listed. */
export function deliverableNamed(phrase: string): Deliverable {
  return DELIVERABLES.get(phrase) ?? PICTURE;
}

/** What recipes of several formats are made of, when the brief names none. */
export const FORMATS_OF: Readonly<Record<'campaign' | 'social-kit' | 'identity', readonly string[]>> = {
  campaign: ['poster', 'instagram-post', 'instagram-story', 'banner'],
  'social-kit': ['instagram-post', 'instagram-story', 'facebook-cover'],
  identity: ['logo', 'business-card', 'pattern'],
};
