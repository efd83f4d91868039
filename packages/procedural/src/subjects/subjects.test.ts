import { describe, expect, it } from 'vitest';
import { readBrief } from '../brief/read-brief.ts';
import { subjectLibrary } from './subjects.ts';
import { SYNONYMS } from './synonyms.ts';

/**
 * The drawing a designer would pick, by noun, chosen by looking at every one of them side by side (the sheet of
 * `scripts/subject-sheet.ts`). The names that mislead come first.
 */
const EXPECTED = `
coffee fluent:hot-beverage|car fluent:automobile|moon fluent:crescent-moon|bottle gesso:bottle|cake fluent:birthday-cake
diamond fluent:gem-stone|football fluent:soccer-ball|tea fluent:teacup-without-handle|lamp game-icons:desk-lamp|flower fluent:hibiscus
perfume game-icons:delicate-perfume|yoga fluent:person-in-lotus-position|headphone fluent:headphone|campfire game-icons:campfire
lighthouse game-icons:lighthouse|surfboard gesso:surfboard|dumbbell tabler:barbell|waterfall game-icons:waterfall|windmill game-icons:windmill
wolf gesso:wolf|lion gesso:lion|stag game-icons:deer|bear gesso:bear|fox game-icons:fox|tiger fluent:tiger|panda gesso:panda|dog fluent:dog
cat fluent:cat|eagle fluent:eagle|owl fluent:owl|horse fluent:horse|rabbit game-icons:rabbit|elephant fluent:elephant|giraffe fluent:giraffe
zebra fluent:zebra|monkey fluent:monkey|gorilla game-icons:gorilla|koala game-icons:koala|kangaroo fluent:kangaroo|penguin fluent:penguin
whale fluent:whale|dolphin fluent:dolphin|shark fluent:shark|octopus fluent:octopus|crab fluent:crab|turtle fluent:turtle|snake fluent:snake
frog game-icons:frog|crocodile fluent:crocodile|dragon fluent:dragon|dinosaur fluent:t-rex|butterfly fluent:butterfly|bee fluent:honeybee
spider fluent:spider|snail fluent:snail|mouse fluent:mouse|hedgehog fluent:hedgehog|squirrel game-icons:squirrel|raccoon noto:raccoon
cow fluent:cow|pig fluent:pig|sheep fluent:ewe|goat fluent:goat|rooster fluent:rooster|duck fluent:duck|swan fluent:swan|parrot fluent:parrot
flamingo fluent:flamingo|fish fluent:tropical-fish|unicorn gesso:unicorn|tree fluent:deciduous-tree|pine fluent:evergreen-tree
palm fluent:palm-tree|cactus fluent:cactus|rose fluent:rose|tulip fluent:tulip|sunflower fluent:sunflower|leaf fluent:fallen-leaf
mushroom fluent:mushroom|mountain fluent:snow-capped-mountain|volcano fluent:volcano|sun fluent:sun|cloud fluent:cloud|rainbow fluent:rainbow
planet fluent:ringed-planet|rocket fluent:rocket|astronaut gesso:astronaut|ufo fluent:flying-saucer|satellite fluent:satellite
plane fluent:airplane|helicopter fluent:helicopter|train fluent:locomotive|bus fluent:bus|truck fluent:delivery-truck|bicycle fluent:bicycle
motorcycle fluent:motorcycle|sailboat fluent:sailboat|ship fluent:passenger-ship|submarine game-icons:submarine|tractor fluent:tractor
house fluent:house|castle fluent:castle|skyscraper gesso:skyscraper|church fluent:church|bridge game-icons:suspension-bridge|tent fluent:tent
guitar fluent:guitar|piano game-icons:grand-piano|violin game-icons:violin|drum fluent:drum|trumpet fluent:trumpet|jazz fluent:saxophone
microphone fluent:studio-microphone|vinyl game-icons:compact-disc|camera fluent:camera|television fluent:television|laptop fluent:laptop
phone fluent:mobile-phone|robot gesso:robot|book fluent:open-book|pencil fluent:pencil|scissors fluent:scissors|hammer fluent:hammer
key fluent:key|clock fluent:alarm-clock|watch fluent:watch|bulb fluent:light-bulb|candle fluent:candle|sofa fluent:couch-and-lamp
chair fluent:chair|bed fluent:bed|door fluent:door|window fluent:window|umbrella fluent:umbrella|hat fluent:top-hat|crown fluent:crown
sunglasses fluent:sunglasses|sneaker fluent:running-shoe|dress fluent:dress|backpack fluent:backpack|suitcase fluent:luggage|ring fluent:ring
gift fluent:wrapped-gift|balloon fluent:balloon|trophy fluent:trophy|basketball fluent:basketball|golf fluent:flag-in-hole
skateboard fluent:skateboard|chess game-icons:chess-knight|pizza fluent:pizza|burger fluent:hamburger|sushi fluent:sushi
bread fluent:bread|croissant fluent:croissant|cheese fluent:cheese-wedge|apple fluent:red-apple|lemon fluent:lemon|orange fluent:tangerine
strawberry fluent:strawberry|cherry fluent:cherries|watermelon fluent:watermelon|avocado fluent:avocado|wine fluent:wine-glass
beer fluent:beer-mug|cocktail fluent:tropical-drink|donut fluent:doughnut|chocolate fluent:chocolate-bar|honey fluent:honey-pot
anchor fluent:anchor|compass fluent:compass|telescope fluent:telescope|skull fluent:skull|ghost fluent:ghost|heart fluent:heart-suit
fire fluent:fire|snowflake fluent:snowflake|wave fluent:water-wave|feather fluent:feather|globe fluent:globe-showing-europe-africa
shield fluent:shield|magnet fluent:magnet|mermaid game-icons:mermaid|knight game-icons:mounted-knight|chef fluent:cook|dancer fluent:woman-dancing
`
  .trim()
  .split(/[|\n]/u)
  .map((entry) => entry.split(' ') as [string, string]);

/** What the issue asks for; below it the table has rotted. */
const SHARE_RIGHT = 0.95;

/** Animals that briefs put into landscapes. */
const ANIMALS =
  'wolf lion stag bear fox tiger panda dog cat eagle owl horse rabbit deer koala raccoon unicorn frog gorilla zebra leopard';

describe('the subject table', () => {
  it(`has the right drawing for at least 95 % of ${EXPECTED.length} common nouns`, () => {
    expect(new Set(EXPECTED.map(([noun]) => noun)).size).toBeGreaterThanOrEqual(150);
    const wrong = EXPECTED.filter(([noun, id]) => subjectLibrary.find(noun)?.id !== id);
    expect(1 - wrong.length / EXPECTED.length, JSON.stringify(wrong)).toBeGreaterThanOrEqual(SHARE_RIGHT);
  });

  it('is reached from a prompt in singular and plural, save for words that also say where or how', () => {
    const missed = EXPECTED.filter(([noun, id]) =>
      [`a ${noun} on a plain sheet`, `${noun}s`].some(
        (prompt) => readBrief(prompt, subjectLibrary).subjects[0]?.art.id !== id,
      ),
    );
    expect(missed.length / EXPECTED.length, JSON.stringify(missed)).toBeLessThanOrEqual(1 - SHARE_RIGHT);
  });

  it('has whole bodies of the animals that people put into landscapes', () => {
    expect(ANIMALS.split(' ').filter((animal) => subjectLibrary.find(animal)?.isHead === true)).toEqual([]);
    expect(subjectLibrary.find('lion head')?.isHead).toBe(true);
    expect(subjectLibrary.find('moose')?.isHead).toBe(true);
  });

  it('knows emoji, with the body of the animal whose face they show', () => {
    const ids = ['🦊', '🦁', '☕', '🌲', '🚀', '❤️'].map((emoji) => subjectLibrary.find(emoji)?.id);
    expect(ids).toEqual([
      'game-icons:fox',
      'gesso:lion',
      'fluent:hot-beverage',
      'fluent:evergreen-tree',
      'fluent:rocket',
      'fluent:red-heart',
    ]);
  });

  it('reads a drawing once and then answers with the same one', () => {
    expect(subjectLibrary.find('fox')).toBe(subjectLibrary.find('vixen'));
    expect(subjectLibrary.guess('quick')).toBe(subjectLibrary.guess('quick'));
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
