import { describe, expect, it } from 'vitest';
import { readBrief } from '../brief/read-brief.ts';
import { subjectLibrary } from '../subjects/subjects.ts';
import { composeScene } from './compose-scene.ts';
import { namedRecipe } from './named-recipe.ts';

describe('a brief that names what it wants', () => {
  it.each([
    ['a set of nine coffee icons', 'icon-set'],
    ['icon set for a bakery', 'icon-set'],
    ['label for a honey jar "Wild Acre"', 'packaging-label'],
    ['packaging for a tea brand', 'packaging-label'],
    ['isometric city with a bicycle', 'isometric'],
    ['seamless pattern of lemons', 'tiles'],
    ['fox pattern', 'tiles'],
    ['web banner for a sailing school button "Set sail"', 'banner'],
    ['hero image for a coffee shop button "Order"', 'banner'],
    ['low-poly mountains', 'voronoi'],
  ] as const)('gets it in all four variants: %s', (prompt, recipe) => {
    const brief = readBrief(prompt, subjectLibrary);
    const recipes = [0, 1, 2, 3].map(
      (variantIndex) => composeScene({ brief, seed: 3, widthPx: 200, heightPx: 200, variantIndex }).origin.recipe,
    );
    expect(recipes).toEqual([recipe, recipe, recipe, recipe]);
  });

  it.each(['a fox in a forest', 'app icon with a rocket', 'poster "Seamless icons"', 'jazz poster "BANNER"'])(
    'is not seen in %s',
    (prompt) => {
      expect(namedRecipe(readBrief(prompt, subjectLibrary))).toBeUndefined();
    },
  );
});

describe('a banner without a button', () => {
  it('comes first, and wide layouts of other recipes after it', () => {
    const brief = readBrief('web banner for a bakery "Fresh Bread"', subjectLibrary);
    const recipes = [0, 1, 2, 3].map(
      (variantIndex) => composeScene({ brief, seed: 3, widthPx: 300, heightPx: 200, variantIndex }).origin.recipe,
    );
    expect(recipes[0]).toBe('banner');
    expect(new Set(recipes).size).toBe(4);
  });
});

describe('a sheet wider than two to one', () => {
  it('is a banner first, whatever the brief', () => {
    for (const prompt of ['coffee "SLOW BREW"', 'a fox in a forest at night', 'jazz "BLUE NOTE" date "12 June"']) {
      const brief = readBrief(prompt, subjectLibrary);
      expect(composeScene({ brief, seed: 3, widthPx: 400, heightPx: 100 }).origin.recipe, prompt).toBe('banner');
    }
  });
});
