import { describe, expect, it } from 'vitest';
import { readBrief } from '../brief/read-brief.ts';
import { composeScene } from '../compose/compose-scene.ts';
import type { Layer, TextLayer } from '../scene/layers.ts';
import type { Scene } from '../scene/scene.ts';
import { upgradeScene } from '../scene/upgrade-scene.ts';
import { subjectLibrary } from '../subjects/subjects.ts';
import { EDIT_HELP, editScene } from './edit-scene.ts';

const FOX = '"NIGHTFALL" poster of a fox in a forest at night, tagline "A walk in the dark"';
const COFFEE = 'poster for a coffee bar "SLOW BREW", tagline "small batch, every morning"';

function compose(prompt: string, style = 'auto', size = { widthPx: 512, heightPx: 640 }, seed = 7): Scene {
  return composeScene({ brief: readBrief(prompt, subjectLibrary), seed, style, ...size });
}

function edit(scene: Scene, ...instructions: readonly string[]): Scene {
  return instructions.reduce(
    (now, instruction) => editScene(now, instruction, { library: subjectLibrary }).scene,
    scene,
  );
}

const texts = ({ layers }: Scene): readonly TextLayer[] => layers.filter((layer) => layer.kind === 'text');
const textOf = (scene: Scene, role: TextLayer['role']): TextLayer | undefined =>
  texts(scene).find((layer) => layer.role === role);
const withoutText = ({ layers }: Scene): readonly Layer[] => layers.filter(({ kind }) => kind !== 'text');
const coffee = compose(COFFEE, 'object-poster');
const fox = compose(FOX, 'landscape');

describe('an edit', () => {
  it('is kept in the origin as it was written, after the earlier ones', () => {
    expect(edit(coffee, 'No grain', 'smaller headline').origin.edits).toEqual(['No grain', 'smaller headline']);
  });

  it('that is not understood changes nothing and says what can be asked', () => {
    const { scene, changes, notes } = editScene(coffee, 'make me rich', { library: subjectLibrary });
    expect(scene).toBe(coffee);
    expect(changes).toEqual([]);
    expect(notes).toContain(EDIT_HELP);
  });

  it('that cannot be done changes nothing and says why', () => {
    const { scene, notes } = editScene(coffee, 'remove the giraffe', { library: subjectLibrary });
    expect(scene).toBe(coffee);
    expect(notes).toEqual(['There is no giraffe to remove.']);
  });

  it('is the same every time and survives storage', () => {
    const instruction = 'bigger headline and navy palette, add a moon';
    const stored = upgradeScene(JSON.parse(JSON.stringify(coffee)));
    expect(edit(stored, instruction)).toEqual(edit(coffee, instruction));
  });
});

describe('an edit of a text', () => {
  it('makes the headline smaller; small texts keep to it, and the picture stays as it was', () => {
    const edited = edit(coffee, 'smaller headline');
    expect(textOf(edited, 'title')?.sizePx).toBeCloseTo(textOf(coffee, 'title')!.sizePx * 0.8, 0);
    const picture = (scene: Scene) => withoutText(scene).filter(({ id }) => id !== 'rule');
    expect(picture(edited)).toEqual(picture(coffee));
    expect(textOf(edited, 'tagline')?.sizePx).toBe(textOf(coffee, 'tagline')?.sizePx);
  });

  it('makes the headline twice as big by letting the picture make room', () => {
    const edited = edit(coffee, 'make the headline twice as big');
    expect(textOf(edited, 'title')!.sizePx).toBeGreaterThan(textOf(coffee, 'title')!.sizePx * 1.7);
    expect(textOf(edited, 'title')?.lines.map(({ text }) => text)).toEqual(['SLOW', 'BREW']);
  });

  it('never breaks a word to make it bigger', () => {
    const edited = edit(fox, 'make the headline three times as big', 'bigger headline');
    expect(textOf(edited, 'title')?.lines.map(({ text }) => text)).toEqual(['NIGHTFALL']);
  });

  it('smaller and bigger again returns to the same size and place', () => {
    const [before, after] = [
      textOf(coffee, 'title')!,
      textOf(edit(coffee, 'smaller headline', 'bigger headline'), 'title')!,
    ];
    expect(after.sizePx).toBeCloseTo(before.sizePx, 0);
    expect(after.box.xPx).toBeCloseTo(before.box.xPx, 0);
    expect(after.box.yPx).toBeCloseTo(before.box.yPx, 0);
  });

  it('sets another headline in the place of the old one', () => {
    const edited = edit(coffee, 'change the title to "Fast Tea"');
    expect(textOf(edited, 'title')?.text).toBe('Fast Tea');
    expect(withoutText(edited)).toEqual(withoutText(coffee));
    expect(textOf(edited, 'tagline')).toEqual(textOf(coffee, 'tagline'));
  });

  it('removes a tagline and leaves everything else; adding it again brings it back', () => {
    const without = edit(coffee, 'remove the tagline');
    expect(texts(without).map(({ role }) => role)).toEqual(['title']);
    expect(withoutText(without)).toEqual(withoutText(coffee).filter(({ id }) => id !== 'rule'));
    const again = edit(without, 'add the tagline "small batch, every morning"');
    expect(again.layers).toEqual(coffee.layers);
  });

  it('adds a date, and takes it away again without a trace', () => {
    const dated = edit(coffee, 'add the date "4 July"');
    expect(texts(dated).some(({ text }) => text.includes('4 July'))).toBe(true);
    expect(texts(edit(dated, 'remove the date')).map(({ text }) => text)).toEqual(
      texts(coffee).map(({ text }) => text),
    );
  });

  it('takes all text away, and no later edit brings a derived title back', () => {
    const bare = edit(compose('poster of a guitar'), 'no text', 'square version', 'navy palette');
    expect(texts(bare)).toEqual([]);
  });
});

describe('an edit of colours', () => {
  const geometry = ({ layers }: Scene): unknown =>
    JSON.parse(
      JSON.stringify(layers, (key, value) =>
        key === 'color' || key === 'fill' || key === 'backdrop' || key === 'stops' ? undefined : value,
      ),
    );

  it('to a named palette leaves every shape, text and place as it was', () => {
    const edited = edit(fox, 'navy palette');
    expect(edited.palette.name).toBe('navy');
    expect(geometry(edited)).toEqual(geometry(fox));
    expect(edited.layers).not.toEqual(fox.layers);
  });

  it('swapped twice are the same again', () => {
    expect(edit(coffee, 'swap colours', 'swap colours').layers).toEqual(coffee.layers);
  });

  it('uses the given ones', () => {
    const used = JSON.stringify(edit(coffee, 'use #0a5 and cream').layers);
    expect(used).toContain('#00aa55');
    expect(used).toContain('#f7eed9');
  });

  it('of the background changes only the background and texts that would no longer read', () => {
    const edited = edit(coffee, 'black background');
    const kept = edited.layers.filter((layer, index) => layer === coffee.layers[index]);
    expect(edited.layers[0]).toMatchObject({ paint: { color: '#111111' } });
    expect(kept.length).toBeGreaterThanOrEqual(coffee.layers.length - 1 - texts(coffee).length);
  });
});

describe('an edit of grain', () => {
  it('removes it alone, and a stronger one is weakened back', () => {
    expect(edit(coffee, 'no grain').layers).toEqual(coffee.layers.filter(({ kind }) => kind !== 'grain'));
    expect(edit(coffee, 'more grain', 'less grain').layers).toEqual(coffee.layers);
  });

  it('holds through later edits', () => {
    expect(edit(coffee, 'no grain', 'navy palette', 'as a banner').layers.some(({ kind }) => kind === 'grain')).toBe(
      false,
    );
  });
});

describe('an edit of the format', () => {
  it.each(['9:16 version', 'square version', 'as a banner', 'landscape version', 'a4', '640x480'])(
    '(%s) keeps all texts, the subject, the palette and the type',
    (instruction) => {
      for (const scene of [coffee, fox]) {
        const edited = edit(scene, instruction);
        expect(edited.widthPx / edited.heightPx).not.toBe(scene.widthPx / scene.heightPx);
        expect(
          texts(edited)
            .map(({ text }) => text)
            .sort(),
        ).toEqual(
          texts(scene)
            .map(({ text }) => text)
            .sort(),
        );
        expect(edited.palette).toEqual(scene.palette);
        expect(edited.origin.recipe).toBe(scene.origin.recipe);
        expect(textOf(edited, 'title')?.family).toBe(textOf(scene, 'title')?.family);
        expect(edited.layers.flatMap((layer) => (layer.kind === 'subject' ? [layer.subject] : []))).toEqual(
          scene.layers.flatMap((layer) => (layer.kind === 'subject' ? [layer.subject] : [])),
        );
      }
    },
  );

  it('takes earlier edits along', () => {
    const edited = edit(coffee, 'smaller headline, change the tagline to "all day"', 'square version');
    const plain = edit(coffee, 'square version');
    expect(textOf(edited, 'tagline')?.text).toBe('all day');
    expect(textOf(edited, 'title')!.sizePx).toBeLessThan(textOf(plain, 'title')!.sizePx * 0.85);
  });
});

describe('an edit of the picture', () => {
  const subjects = ({ layers }: Scene) => layers.filter((layer) => layer.kind === 'subject');

  it('replaces the subject and leaves texts and background', () => {
    const edited = edit(fox, 'replace the fox with a horse');
    expect(subjects(edited).map(({ subject }) => subject)).toEqual(['horse']);
    expect(texts(edited).map(({ text, box, color }) => ({ text, box, color }))).toEqual(
      texts(fox).map(({ text, box, color }) => ({ text, box, color })),
    );
    expect(edited.layers.filter(({ slot }) => slot === 'background')).toEqual(
      fox.layers.filter(({ slot }) => slot === 'background'),
    );
  });

  it('flipped twice is the same again', () => {
    expect(edit(fox, 'flip the fox', 'flip the fox').layers).toEqual(fox.layers);
    expect(subjects(edit(fox, 'flip the fox'))[0]?.art.isFlipped).toBe(!subjects(fox)[0]?.art.isFlipped);
  });

  it('moved left and right again is the same', () => {
    const left = edit(fox, 'move the fox to the left');
    expect(subjects(left)[0]!.art.xPx).toBeLessThan(subjects(fox)[0]!.art.xPx - 40);
    expect(edit(left, 'move the fox to the right').layers).toEqual(fox.layers);
  });

  it('turned and turned back is the same', () => {
    expect(edit(coffee, 'rotate the subject', 'rotate the subject to the left').layers).toEqual(coffee.layers);
  });

  it('adds a thing and removes it again', () => {
    const added = edit(coffee, 'add a star');
    expect(subjects(added).map(({ subject }) => subject)).toContain('star');
    expect(edit(added, 'remove the star').layers).toEqual(coffee.layers);
  });

  it('made night is dark, whatever it was', () => {
    const day = compose('poster of a fox in the forest, sunny day "HELLO"', 'landscape');
    const night = edit(day, 'make it night');
    expect(night.palette.ground.l).toBeLessThan(0.4);
    expect(textOf(night, 'title')?.text).toBe('HELLO');
  });
});
