import { openRandomStream } from '../random/random-stream.ts';
import type { Scene } from '../scene/scene.ts';
import { MOTION_KINDS, type MotionKind, type WeatherKind } from './motion.ts';
import { isWorld } from './rig.ts';

/** Words of a prompt that ask for a way of moving; the first line that fits wins. */
const MOTION_WORDS: readonly (readonly [MotionKind, RegExp])[] = [
  [
    'day-to-night',
    /\b(night|evening|dusk|darkness|twilight)\s+(falls?|is falling|comes|sets in|arrives)\b|\bday[\s-]+(in)?to[\s-]+night\b|\bnightfall\b|\bsun\s+(sets|going down|goes down)\b|\btime-?lapse\b|\blights?\s+(come|go|coming|turn)\s+on\b/iu,
  ],
  [
    'draw-on',
    /\bdraws?[\s-]+(on|in|itself|themselves)\b|\bdrawing itself\b|\btrac(es?|ing)\b|\bhand-?drawn\b|\bline[\s-]?art\b|\bsketch(es|ed|ing)?\b/iu,
  ],
  [
    'orbit',
    /\brotat(e|es|ing|ion)\b|\bspin(s|ning)?\b|\bturns?\b|\bturning\b|\borbit(s|ing)\b|\brevolv\w+\b|\b360\b/iu,
  ],
  ['pull-out', /\bzoom(s|ing)? out\b|\bpull(s|ing)?[\s-]+(out|back)\b/iu],
  ['push-in', /\bzoom(s|ing)?( in)?\b|\bpush(es|ing)?[\s-]+in\b|\bdolly\b|\bclose(r|-up)\b/iu],
  ['pan', /\bpan(s|ning)?\b|\bsideways\b|\btracking shot\b|\bfly(ing)? over\b/iu],
  ['kinetic-type', /\bkinetic\b|\btypewriter\b|\btyp(e|ed|es|ing)\b|\bletter(s|ing)?\b|\bword by word\b|\blyrics?\b/iu],
  ['parallax', /\bparallax\b|\bdepth\b|\bdrift(s|ing)?\b/iu],
];

const WEATHER_WORDS: readonly (readonly [WeatherKind, RegExp])[] = [
  ['snow', /\bsnow(s|y|ing|fall|flakes?)?\b|\bblizzard\b/iu],
  ['rain', /\brain(s|y|ing|fall|drops?)?\b|\bdrizzle\b|\bdownpour\b|\bthunderstorm\b/iu],
  ['confetti', /\bconfetti\b|\bstreamers\b/iu],
  ['sparks', /\bsparks?\b|\bembers?\b|\bcampfire\b|\bbonfire\b/iu],
  ['fireflies', /\bfire-?fl(y|ies)\b/iu],
  ['dust', /\bdust\b|\bmotes?\b|\bparticles?\b|\bpollen\b/iu],
];

/** The weather a prompt asks for, if any; it falls whatever the camera does. */
export function weatherOf(prompt: string): WeatherKind | undefined {
  const words = withoutQuotes(prompt);
  return WEATHER_WORDS.find(([, pattern]) => pattern.test(words))?.[0];
}

/** The way of moving that the words of a prompt ask for, if any do. */
export function motionOf(prompt: string): MotionKind | undefined {
  const words = withoutQuotes(prompt);
  return MOTION_WORDS.find(([, pattern]) => pattern.test(words))?.[0];
}

/**
 * Decides how a scene moves: as named, else as the prompt says, else by the seed among what suits the scene.
 *
 * @param kind - An id of `MOTION_KINDS`; unknown ids count as `auto`.
 */
export function chooseMotion(options: {
  readonly kind: string;
  readonly prompt: string;
  readonly scene: Scene;
  readonly seed: number;
}): MotionKind {
  const { kind, prompt, scene, seed } = options;
  const named = MOTION_KINDS.find(({ id }) => id === kind)?.id;
  if (named !== undefined && named !== 'auto') return named;
  const asked = motionOf(prompt);
  if (asked !== undefined) return asked;
  if (weatherOf(prompt) !== undefined) return 'particles';
  return openRandomStream(seed, 'motion').pick(suiting(scene));
}

function suiting(scene: Scene): readonly MotionKind[] {
  if (isWorld(scene)) return ['parallax', 'push-in', 'parallax', 'pull-out'];
  const hasTitle = scene.layers.some((layer) => layer.kind === 'text' && layer.role === 'title');
  return hasTitle
    ? ['kinetic-type', 'draw-on', 'kinetic-type', 'push-in']
    : ['draw-on', 'orbit', 'push-in', 'parallax'];
}

/** Quoted words are set, not obeyed. */
function withoutQuotes(prompt: string): string {
  return prompt.replace(/["“„«][^"”“»]*["”“»]/gu, ' ');
}

/** Words that say how a clip moves and nothing of what it shows: "falling" must not become a drawing of a fall. */
const ONLY_MOTION =
  /(?<=\b(snow|rain|night|evening|darkness|confetti)\s+)(is\s+)?falls?\b|\b(falling|rotat(e|es|ing|ion)|spin(s|ning)?|turn(s|ing)?|orbit(s|ing)|revolv(es?|ing)|zoom(s|ing)?(\s+(in|out))?|pan(s|ning)|push(es|ing)?[\s-]+in|pull(s|ing)?[\s-]+(out|back)|parallax|kinetic|typewriter|typing|time-?lapse|animat(e|es|ed|ion|ing)|video|clip|movie|loop(s|ing|ed)?|seamless|camera|drift(s|ing)?|slow(ly)?[\s-]motion|draws? (itself|on|in)|drawing itself|dolly|moving|moves?|motion|confetti|sparks?|embers?|dust|particles?|fire-?fl(y|ies))\b/giu;

/** The prompt without the words that only say how it moves; quoted texts stay as they are. */
export function withoutMotionWords(prompt: string): string {
  return prompt
    .split(/(["“„«][^"”“»]*["”“»])/u)
    .map((part, index) => (index % 2 === 1 ? part : part.replace(ONLY_MOTION, ' ').replace(/[^\S\n]{2,}/gu, ' ')))
    .join('');
}
