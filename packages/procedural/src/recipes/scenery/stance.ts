import type { BriefSubject } from '../../brief/brief.ts';

/**
 * How a subject is in the scene: on the ground, on the water, in the air, as a silhouette in the disc of sun or moon
 * (drawings that are only a head: a head never stands in a landscape), or already part of the scenery.
 */
export type Stance = 'stands' | 'floats' | 'flies' | 'in-disc' | 'scenery';

const FLOATS =
  'sailboat boat sailing yacht regatta ship cruise ferry canoe kayak duck swan whale dolphin shark fish turtle octopus';
const FLIES = `bird eagle hawk falcon dove butterfly bee bumblebee moth dragon plane airplane aeroplane aircraft flight jet
helicopter balloon hot-air-balloon rocket spaceship spacecraft launch satellite ufo astronaut cosmonaut comet meteor planet saturn kite bat ghost pegasus phoenix witch parachute`;
const SCENERY =
  'moon crescent sun sunshine star cloud mountain peak alps summit tree pine fir spruce conifer oak wave surf galaxy snowflake rainbow';

const STANCES: ReadonlyMap<string, Stance> = new Map([
  ...words(FLOATS, 'floats'),
  ...words(FLIES, 'flies'),
  ...words(SCENERY, 'scenery'),
]);

/** The stance of a subject: heads in the disc, else by its word; unknown things stand. */
export function stanceOf({ word, art }: Pick<BriefSubject, 'word' | 'art'>): Stance {
  return art.isHead === true ? 'in-disc' : (STANCES.get(word) ?? 'stands');
}

function words(list: string, stance: Stance): [string, Stance][] {
  return list.split(/\s+/u).map((word) => [word, stance]);
}
