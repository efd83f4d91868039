import { describe, expect, it } from 'vitest';
import packageFile from '../../package.json' with { type: 'json' };
import { readBrief } from '../brief/read-brief.ts';
import { composeScene } from '../compose/compose-scene.ts';
import { subjectLibrary } from '../subjects/subjects.ts';
import { SYNONYMS } from '../subjects/synonyms.ts';
import { ART_SOURCES } from './art-sources.ts';

const prefixOf = (id: string): string => id.split(':')[0] ?? '';
const scene = (prompt: string, style = 'object-poster') =>
  composeScene({ brief: readBrief(prompt, subjectLibrary), seed: 1, widthPx: 300, heightPx: 400, style });

describe('the list of sources', () => {
  it('names every package of drawings, typefaces and words this one depends on', () => {
    const used = Object.keys({ ...packageFile.dependencies, ...packageFile.devDependencies }).filter((name) =>
      /^@fontsource|^@iconify-json|^emojilib$/u.test(name),
    );
    const listed = new Set(ART_SOURCES.flatMap(({ packages }) => packages));
    expect(used.filter((name) => !listed.has(name))).toEqual([]);
    expect([...listed].filter((name) => !used.includes(name))).toEqual([]);
  });

  it('names the set of every drawing of the subject table, with author and licence', () => {
    const prefixes = new Set([...SYNONYMS.keys()].map((word) => prefixOf(subjectLibrary.find(word)?.id ?? '')));
    for (const prefix of prefixes) {
      const source = ART_SOURCES.find(({ artPrefix }) => artPrefix === prefix);
      expect(source?.author, prefix).toMatch(/\w/u);
      expect(source?.licenceUrl, prefix).toMatch(/^https:/u);
    }
  });

  it('says of exactly those sets that designs carry their credit whose drawings bring one', () => {
    for (const word of SYNONYMS.keys()) {
      const art = subjectLibrary.find(word)!;
      const source = ART_SOURCES.find(({ artPrefix }) => artPrefix === prefixOf(art.id));
      expect(art.credit !== undefined, word).toBe(source?.isCreditOwed);
    }
  });
});

describe('the credits of a scene', () => {
  it('name the makers of the art in it, once', () => {
    expect(scene('a fox and a rabbit').credits).toEqual([
      'Contains art from game-icons.net by Lorc, Delapouite and contributors, CC BY 3.0.',
    ]);
  });

  it('are none where no credit is owed or no drawing is used', () => {
    expect(scene('a rocket').credits).toEqual([]);
    expect(scene('a fox', 'flow').credits).toEqual([]);
  });
});
