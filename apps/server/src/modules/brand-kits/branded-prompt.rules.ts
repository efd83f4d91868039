import { findMentions, withoutMentions } from './mentions.rules.ts';

/** A kit as far as words can say it. */
export type SpokenBrand = {
  readonly name: string;
  readonly content: { readonly colors: readonly string[]; readonly tone: string };
};

export type PromptToBrand = {
  /** As the creator or a planner wrote it. */
  readonly prompt: string;
  readonly kit: SpokenBrand | null;
  /** Whether the engine keeps to the kit by itself. */
  readonly readsBrand: boolean;
  /** The longest prompt that the model takes, in UTF-16 code units. */
  readonly mostCharacters: number;
};

/**
 * The prompt as an engine gets it: without `@name`, which would be drawn, and with what words can say of the brand where
 * the engine does not read it by itself and its limit leaves room. A prompt that is only a mention asks for the brand's name.
 */
export function writeBrandedPrompt({ prompt, kit, readsBrand, mostCharacters }: PromptToBrand): string {
  if (kit === null || prompt.trim() === '') return prompt;
  const mentions = findMentions(prompt, [kit]);
  const plain = withoutMentions(prompt, mentions) || kit.name;
  if (readsBrand) return plain;
  const { colors, tone } = kit.content;
  const sentences = [
    ...(colors.length > 0 ? [`Brand colours, most important first: ${colors.join(', ')}.`] : []),
    ...(tone.trim() === '' ? [] : [`Brand tone: ${tone.trim().replace(/[\s.]+$/u, '')}.`]),
  ];
  const end = /[.!?]$/u.test(plain) ? '' : '.';
  return sentences.reduce((text, sentence, index) => {
    const longer = `${text}${index === 0 ? end : ''} ${sentence}`;
    return longer.length <= mostCharacters ? longer : text;
  }, plain);
}
