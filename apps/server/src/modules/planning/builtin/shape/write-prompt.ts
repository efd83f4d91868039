import { tidy } from '../read/tidy.ts';

/** Ideas that go on behind the noun: "poster for …", "poster with …". */
const GOES_ON =
  /^(?:for|of|with|about|in|on|that|which|showing|featuring|from|by|named|called|saying|titled|where|who|to|using|without|at|against|as|inspired|announcing|promoting|celebrating|advertising|made|based|is|depicting|holding|für|mit|von|über|para|con|pour|avec|de|per|di)(?![\p{L}\d])/iu;

export type PromptParts = {
  /** "minimal poster"; empty for a picture of just the idea. */
  readonly noun: string;
  readonly idea: string;
  readonly shared: readonly string[];
  /** Told in the end: a shot, the brand. */
  readonly extra?: readonly string[];
};

/** Writes what a model is told, in the creator's words; each sentence is said once. */
export function writePrompt(parts: PromptParts): string {
  const { noun, extra = [] } = parts;
  const [lead = ''] = parts.shared;
  const isLed = parts.idea === '' && noun !== '' && GOES_ON.test(lead);
  const idea = isLed ? `${lead[0]?.toLowerCase() ?? ''}${lead.slice(1)}` : parts.idea;
  const shared = isLed ? parts.shared.slice(1) : parts.shared;
  const bare = noun === '' ? idea.replace(/^(?:of|for|about|showing)\s+/iu, '') : idea;
  const head = [noun, bare].filter((part) => part !== '');
  const joined = noun !== '' && bare !== '' ? joinedWith(noun, bare) : head.join(' ');
  const sentences = [joined, ...shared, ...extra].map(tidy).filter((sentence) => sentence !== '');
  const unlike = sentences.filter((sentence, at) => sentences.indexOf(sentence) === at);
  return unlike
    .map((sentence) => capitalised(/[.!?…]$/u.test(sentence) ? sentence : `${sentence}.`))
    .join(' ')
    .replace(/^([^.]*)\.$/u, '$1');
}

function joinedWith(noun: string, idea: string): string {
  return GOES_ON.test(idea) || /\b3d$/iu.test(noun) ? `${noun} ${idea}` : `${noun}: ${idea}`;
}

function capitalised(text: string): string {
  return `${text[0]?.toUpperCase() ?? ''}${text.slice(1)}`;
}

/** Cuts a prompt at the end of a sentence or a word, so that it is no longer than a model takes. */
export function shortened(prompt: string, most: number): string {
  if (prompt.length <= most) return prompt;
  const cut = prompt
    .slice(0, most)
    .toWellFormed()
    .replace(/\ufffd$/u, '');
  const sentence = Math.max(cut.lastIndexOf('. '), cut.lastIndexOf('! '), cut.lastIndexOf('? ')) + 1;
  if (sentence > most * 0.6) return cut.slice(0, sentence);
  const word = cut.lastIndexOf(' ');
  return (word > most * 0.6 ? cut.slice(0, word) : cut).trimEnd();
}
