import type { Studio } from '../../compose/studio.ts';
import { contrastRatio, mixHex } from '../../palette/color.ts';
import {
  ball,
  beacon,
  column,
  counter,
  cube,
  dome,
  house,
  pottedPlant,
  shelf,
  stepPyramid,
  table,
  tower,
} from './built-props.ts';
import { bush, cactus, crater, dune, leafTree, peak, pine, ripple, rock } from './nature-props.ts';
import type { MakeProp, RoomInks } from './prop.ts';

/** What stands in a room of one setting. */
export interface Theme {
  /** Picked from for every free cell; `undefined` leaves a cell empty. */
  readonly props: readonly (MakeProp | undefined)[];
  /** One or two landmarks for the far corners. */
  readonly landmarks: readonly MakeProp[];
  /** The floor is water, with an island in it. */
  readonly isWater: boolean;
  readonly isIndoors: boolean;
}

const none = undefined;

const THEMES: Readonly<Record<string, Theme>> = {
  forest: {
    props: [pine, pine, pine, leafTree, bush, rock, none, none],
    landmarks: [pine, house],
    isWater: false,
    isIndoors: false,
  },
  mountains: { props: [pine, pine, peak, rock, none, none], landmarks: [peak, peak], isWater: false, isIndoors: false },
  snow: { props: [pine, pine, rock, house, none, none], landmarks: [peak, house], isWater: false, isIndoors: false },
  desert: {
    props: [cactus, dune, dune, rock, none, none, none],
    landmarks: [stepPyramid, stepPyramid],
    isWater: false,
    isIndoors: false,
  },
  field: {
    props: [leafTree, bush, bush, house, none, none, none],
    landmarks: [house, leafTree],
    isWater: false,
    isIndoors: false,
  },
  sea: { props: [ripple, ripple, ripple, none, none], landmarks: [beacon, house], isWater: true, isIndoors: false },
  city: {
    props: [tower, tower, tower, tower, leafTree, none],
    landmarks: [tower, tower],
    isWater: false,
    isIndoors: false,
  },
  sky: { props: [leafTree, house, bush, none, none], landmarks: [beacon, leafTree], isWater: false, isIndoors: false },
  space: {
    props: [crater, crater, rock, none, none, dome],
    landmarks: [dome, column],
    isWater: false,
    isIndoors: false,
  },
  kitchen: {
    props: [none, none, none, none, pottedPlant],
    landmarks: [counter, counter],
    isWater: false,
    isIndoors: true,
  },
  office: { props: [none, none, none, table, pottedPlant], landmarks: [shelf, table], isWater: false, isIndoors: true },
  stage: {
    props: [cube, column, ball, none, none, none],
    landmarks: [column, column],
    isWater: false,
    isIndoors: false,
  },
};

/** The theme of a brief: its setting, indoors the kind of room, and a stage of plain bodies where nothing is said. */
export function themeOf({ brief }: Studio): Theme {
  if (brief.setting === 'interior') {
    const isOffice = /\b(desk|office|study|library|workspace|workplace|class ?room|bedroom|living)\b/iu.test(
      brief.prompt,
    );
    return isOffice ? THEMES.office! : THEMES.kitchen!;
  }
  return THEMES[brief.setting ?? 'stage'] ?? THEMES.stage!;
}

/** The colours of a room in front of a backdrop. */
export function roomInks({ colors }: Studio, backdrop: string, theme: Theme): RoomInks {
  const [dark, light] = colors.isDark ? [colors.ground, colors.ink] : [colors.ink, colors.ground];
  const clear = (candidates: readonly string[], from: string, ratio = 1.3): string =>
    candidates.find((color) => contrastRatio(color, from) > ratio) ?? candidates[0]!;
  const water = mixHex(colors.primary, light, 0.3);
  const land = theme.isWater
    ? clear([mixHex(colors.accent, light, 0.45), mixHex(light, colors.primary, 0.2)], water)
    : clear([colors.secondary, mixHex(colors.primary, light, 0.5), mixHex(colors.primary, dark, 0.3)], backdrop);
  const plant = clear([colors.primary, mixHex(colors.primary, dark, 0.35), colors.accent], land);
  return {
    land,
    plant,
    wall: clear([mixHex(light, colors.primary, 0.08), mixHex(light, dark, 0.2)], land, 1.15),
    roof: clear([colors.accent, colors.primary, mixHex(dark, colors.primary, 0.4)], land),
    wood: mixHex(dark, colors.primary, 0.35),
    water,
    glow: clear([colors.accent, light], mixHex(dark, colors.primary, 0.35), 2),
  };
}
