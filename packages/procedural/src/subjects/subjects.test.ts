import { describe, expect, it } from 'vitest';
import { subjectLibrary } from './subjects.ts';
import { SYNONYMS } from './synonyms.ts';

/** The drawing a designer would pick, by noun; the names that mislead come first. */
const EXPECTED = `
coffee fluent:hot-beverage|car fluent:automobile|moon fluent:crescent-moon|bottle fluent:bottle-with-popping-cork
cake fluent:birthday-cake|diamond fluent:gem-stone|football fluent:soccer-ball|tea fluent:teacup-without-handle
lamp game-icons:desk-lamp|flower fluent:hibiscus|fox game-icons:fox|bear game-icons:polar-bear|wolf game-icons:wolf-howl
lion game-icons:lion|perfume game-icons:delicate-perfume|yoga fluent:person-in-lotus-position|headphone fluent:headphone
campfire game-icons:campfire|lighthouse game-icons:lighthouse|surfboard game-icons:surf-board|dumbbell game-icons:weight
waterfall game-icons:waterfall|windmill game-icons:windmill|rocket fluent:rocket|sailboat fluent:sailboat|guitar fluent:guitar
house fluent:house|jazz fluent:saxophone|piano game-icons:grand-piano|vinyl game-icons:compact-disc|pizza fluent:pizza
burger fluent:hamburger|sushi fluent:sushi|wine fluent:wine-glass|beer fluent:beer-mug|bread fluent:bread|croissant fluent:croissant
apple fluent:red-apple|lemon fluent:lemon|strawberry fluent:strawberry|mushroom fluent:mushroom|bicycle fluent:bicycle
train fluent:locomotive|plane fluent:airplane|ship fluent:passenger-ship|astronaut fluent:astronaut|planet fluent:ringed-planet
sun fluent:sun|cloud fluent:cloud|mountain fluent:snow-capped-mountain|tent fluent:tent|castle fluent:castle|tree fluent:deciduous-tree
palm fluent:palm-tree|cactus fluent:cactus|rose fluent:rose|cat fluent:cat|dog fluent:dog|rabbit game-icons:rabbit|deer game-icons:deer
owl game-icons:owl|eagle fluent:eagle|whale fluent:whale|fish fluent:tropical-fish|butterfly fluent:butterfly|bee fluent:honeybee
camera fluent:camera|book fluent:open-book|key fluent:key|crown fluent:crown|watch fluent:watch|sneaker fluent:running-shoe
robot fluent:robot|heart fluent:heart-suit|gift fluent:wrapped-gift|balloon fluent:balloon|umbrella fluent:umbrella|anchor fluent:anchor
`
  .trim()
  .split(/[|\n]/u)
  .map((entry) => entry.split(' ') as [string, string]);

describe('the subject table', () => {
  it.each(EXPECTED)('draws %s as %s', (noun, id) => {
    expect(subjectLibrary.find(noun)?.id).toBe(id);
  });

  it('covers at least sixty nouns by this list', () => {
    expect(EXPECTED.length).toBeGreaterThanOrEqual(60);
  });

  it('has a drawing that can be drawn behind every word', () => {
    const broken = [...SYNONYMS.keys()].filter((word) => (subjectLibrary.find(word)?.paths.length ?? 0) === 0);
    expect(broken).toEqual([]);
  });

  it('knows no drawing for words that name none', () => {
    for (const word of ['flurbinator', '', 'constructor', '__proto__', 'to string']) {
      expect(subjectLibrary.find(word), word).toBeUndefined();
      expect(subjectLibrary.guess(word), word).toBeUndefined();
    }
  });

  it('names the credit of art that asks for one', () => {
    expect(subjectLibrary.find('fox')?.credit).toContain('CC BY 3.0');
    expect(subjectLibrary.find('rocket')?.credit).toBeUndefined();
  });

  it('measures the ink inside the units', () => {
    for (const word of SYNONYMS.keys()) {
      const art = subjectLibrary.find(word)!;
      const { left, top, right, bottom } = art.bounds;
      expect(right - left, word).toBeGreaterThan(art.widthUnits * 0.1);
      expect(bottom - top, word).toBeGreaterThan(art.heightUnits * 0.1);
    }
  });
});
