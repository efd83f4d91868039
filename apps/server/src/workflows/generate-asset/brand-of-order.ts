import type { FieldError } from '@gesso/contract';
import type { GenerationBrand, Provider } from '@gesso/provider-kit';
import { upgradeBrandKit, writeBrandedPrompt } from '../../modules/brand-kits/index.ts';
import type { GenerationBrandKit, GenerationOrder } from '../../modules/generation/index.ts';
import { findProhibitedText } from '../../modules/word-policy/index.ts';
import type { GenerationContext } from './context.ts';
import { type Refusal, refuse } from './refusals.ts';

/** What an engine is told of an order's brand: in the prompt, or as the kit itself. The same order says the same. */
export function tellBrand(
  { prompt, brandKit }: Pick<GenerationOrder, 'prompt' | 'brandKit'>,
  { readsBrand = false }: Pick<Provider, 'readsBrand'>,
  mostCharacters: number,
): { readonly prompt: string; readonly brand: GenerationBrand | null } {
  const kit = brandKit && { name: brandKit.name, content: upgradeBrandKit(brandKit.content) };
  return { prompt: writeBrandedPrompt({ prompt, kit, readsBrand, mostCharacters }), brand: kit && toBrand(kit) };
}

function toBrand({ name, content }: GenerationBrandKit): GenerationBrand {
  const { colors, titleFont, textFont, logos, tone } = content;
  return { name, colors, titleFont, textFont, logoSvg: logos[0]?.svg ?? null, tone };
}

/**
 * The kit that a direct generation keeps to: the one its prompt mentions, else the one the request names. The default of
 * a project is for the agent; who sets every setting names a kit too.
 *
 * @returns null for none, or why the kit cannot be used.
 */
export async function chooseBrand(
  { chooseBrandKit, findProhibitedWord }: GenerationContext,
  asked: { readonly accountId: string; readonly prompt: string; readonly brandKitId: string | undefined },
): Promise<{ readonly ok: true; readonly brandKit: GenerationBrandKit | null } | Refusal> {
  const { accountId, prompt, brandKitId } = asked;
  // Without brand kits there is none to name.
  const kit =
    chooseBrandKit === undefined
      ? brandKitId === undefined
        ? null
        : undefined
      : await chooseBrandKit({ accountId, brandKitId, brief: prompt, projectBrandKitId: null });
  if (kit === undefined) {
    const errors: readonly FieldError[] = [{ path: 'brandKitId', message: 'names no brand kit of yours' }];
    return refuse('not-found', 'There is no such brand kit.', errors);
  }
  if (kit === null) return { ok: true, brandKit: null };
  // The operator may have named words since the kit was written.
  const { name, content } = kit;
  const fault = findProhibitedText(findProhibitedWord, [{ path: 'brandKitId', text: `${name}\n${content.tone}` }]);
  if (fault) return refuse('prohibited', `The brand kit “${name}” ${fault.message}.`, [fault]);
  return { ok: true, brandKit: { name, content } };
}
