import type { ShapeId } from '../formats/solids.ts';
import type { SolidRecipe } from './draft.ts';
import { bottle } from './recipes/bottle.ts';
import { box } from './recipes/box.ts';
import { chess } from './recipes/chess.ts';
import { gem } from './recipes/gem.ts';
import { house } from './recipes/house.ts';
import { lamp } from './recipes/lamp.ts';
import { medal } from './recipes/medal.ts';
import { mug } from './recipes/mug.ts';
import { panel } from './recipes/panel.ts';
import { relief } from './recipes/relief.ts';
import { rocket } from './recipes/rocket.ts';
import { sign } from './recipes/sign.ts';
import { sneaker } from './recipes/sneaker.ts';
import { solidType } from './recipes/solid-type.ts';
import { terrain } from './recipes/terrain.ts';
import { tree } from './recipes/tree.ts';
import { vase } from './recipes/vase.ts';

/** One recipe a shape. */
export const SOLID_RECIPES: Readonly<Record<ShapeId, SolidRecipe>> = {
  relief,
  text: solidType,
  mug,
  bottle,
  panel,
  vase,
  box,
  medal,
  chess,
  gem,
  tree,
  terrain,
  sign,
  sneaker,
  rocket,
  house,
  lamp,
};
