import type { ModelKind } from '@gesso/contract';
import type { PlanningModel } from '../../planning.ts';
import { spanOf } from './read-wishes.ts';
import { isWithin, type Span } from './spans.ts';

/** A model that a brief names. */
export type NamedModel = Span & {
  readonly kind: ModelKind | undefined;
  /** Key of the catalogue; undefined where it is not there. */
  readonly key: string | undefined;
  /** As a note calls it. */
  readonly name: string;
};

/** Models people know from elsewhere; whoever asks for one is told that it is not here. */
const ELSEWHERE: Readonly<Record<ModelKind, readonly string[]>> = {
  image: [
    'midjourney',
    'dall-e',
    'dalle',
    'dall·e',
    'stable diffusion',
    'sdxl',
    'adobe firefly',
    'ideogram',
    'nano banana',
    'seedream',
    'leonardo ai',
    'imagen',
  ],
  video: ['sora', 'veo', 'pika labs', 'luma dream machine', 'seedance', 'hunyuan', 'hailuo 02'],
  model3d: ['meshy', 'hunyuan3d'],
};

const LEAD = String.raw`(?:\b(?:made\s+)?(?:with|using|use|via|through|by\s+using|on|in|from)\s+(?:the\s+)?)`;
const TAIL = String.raw`(?:['’]s)?(?:\s+(?:ai|model|engine|models|engines|generator)\b)?(?:\s+(?:for|to\s+(?:make|create|generate|draw|do))\b(?:\s+(?:it|this|that|these|them)\b)?)?`;

/**
 * Finds the models that a text names. A full name always counts ("Flux pro", "gpt-image"); a short one only where it is
 * said what to use, since Rodin is a sculptor and a runway is walked on.
 */
export function readModels(text: string, models: readonly PlanningModel[]): readonly NamedModel[] {
  const found: NamedModel[] = [];
  const add = (pattern: string, named: Omit<NamedModel, keyof Span>) => {
    for (const match of text.matchAll(new RegExp(pattern, 'giu'))) {
      const span = spanOf(match);
      if (!found.some((other) => isWithin(span, other) || (span.from < other.to && span.to > other.from))) {
        found.push({ ...named, ...span });
      }
    }
  };
  const named = models.map((model) => ({ model, short: shortNameOf(model) }));
  for (const { model } of named.toSorted((a, b) => b.model.name.length - a.model.name.length)) {
    if (model.key === 'gesso-combine') continue;
    const { key, kind, name } = model;
    const full = [name, key]
      .map(spaced)
      .filter((other) => /[\s\d]/u.test(other) || other.includes('['))
      .join('|');
    if (full !== '') add(`${LEAD}?\\b(?:${full})\\b${TAIL}`, { kind, key, name });
  }
  for (const { model, short } of named) {
    const { key, kind, name } = model;
    if (short !== '')
      add(`${LEAD}\\b${short}\\b(?:[\\s-]?v?\\d+(?:\\.\\d+)?)?(?:\\s+(?:pro|dev|std|standard)\\b)?${TAIL}`, {
        kind,
        key,
        name,
      });
  }
  add(
    `${LEAD}?\\b(?:built-?\\s?in|gesso(?:['’]s)?(?:\\s+own)?)\\s+(?:ai|model|engine|models|engines|generator)s?\\b(?:\\s+for\\b)?`,
    {
      kind: undefined,
      key: 'built-in',
      name: 'Gesso',
    },
  );
  for (const [kind, names] of Object.entries(ELSEWHERE)) {
    const list = names.map((other) => spaced(other)).join('|');
    for (const match of text.matchAll(new RegExp(`${LEAD}\\b(${list})\\b(?:\\s+v?\\d(?:\\.\\d)?\\b)?${TAIL}`, 'giu'))) {
      // Object.entries widens the keys of a record to string.
      found.push({ ...spanOf(match), kind: kind as ModelKind, key: undefined, name: capitalised(match[1] ?? '') });
    }
  }
  return found;
}

/** The maker's word of a name: "Kling" of "Kling 1.6 pro"; none of a name that begins with a word of everyday. */
function shortNameOf({ name, vendor }: PlanningModel): string {
  const [first = ''] = name.split(/[\s\d]/u);
  return vendor === 'gesso' || first.length < 4 ? '' : first.replace(/[^\p{L}]/gu, '');
}

/** A name as a pattern: spaces, hyphens and dots may be left out or changed for one another. */
function spaced(name: string): string {
  return name
    .toLowerCase()
    .split(/[\s.·_-]+|(?<=\p{L})(?=\d)/u)
    .filter((part) => part !== '')
    .map((part) => part.replace(/[^\p{L}\d]/gu, ''))
    .join(String.raw`[\s.·_-]?`);
}

function capitalised(name: string): string {
  return `${name[0]?.toUpperCase() ?? ''}${name.slice(1)}`;
}
