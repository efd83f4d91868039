import type { SubjectArt, SubjectLibrary } from './subject-art.ts';

/**
 * Things that belong together, so that a set can be drawn around one of them. Every word is one the library finds in its
 * colour set; the order is the order in which a set takes them.
 */
const GROUPS: readonly string[] = [
  'coffee croissant cookie teapot donut milk cake honey pancakes bread pie cupcake chocolate candy clock umbrella',
  'pizza burger taco french-fries hot-dog green-salad sushi pretzel ice-cream beer wine cheese bacon egg sandwich popcorn',
  'apple strawberry lemon banana cherry grapes watermelon pineapple peach pear kiwi-fruit mango avocado carrot tomato corn',
  'tent fire compass map mountain backpack tree axe boot canoe flashlight bear fish sunrise leaf fox',
  'rocket planet moon star satellite telescope astronaut ufo comet alien sun globe robot microscope magnet battery',
  'sailboat anchor whale fish shell crab lighthouse wave octopus turtle dolphin palm sun island shark bucket',
  'airplane luggage camera globe map compass hotel beach-with-umbrella taxi palm train bus ticket bridge sunglasses umbrella',
  'house key door bed couch bulb plant bathtub chair window toolbox broom hammer bucket candle clock',
  'guitar drum trumpet saxophone microphone radio banjo accordion musical-note ticket star fire trophy speaker headphones piano',
  'fox bear owl rabbit deer hedgehog squirrel wolf raccoon badger mushroom leaf tree butterfly acorn feather',
  'dog cat hamster parrot rabbit fish turtle paw bone house heart yarn scissors carrot bathtub hammer ladybug',
  'flower sunflower tulip rose cactus tree leaf butterfly bee ladybug seedling mushroom cherry-blossom sun bucket bird',
  'book pencil backpack school straight-ruler globe microscope graduation-cap paintbrush calendar notebook bell apple clock scissors trophy',
  'laptop phone camera gear bell lock magnifying-glass-tilted-left envelope calendar bar-chart cloud battery bulb file-folder heart star',
  'money-bag bank bar-chart coin credit-card receipt briefcase calendar lock gem trophy key envelope phone',
  'football basketball tennis trophy medal bicycle running stopwatch skateboard boxing ski volleyball baseball kite canoe heart star',
  'heart pill stethoscope thermometer syringe ambulance hospital microscope brain tooth bone dna apple bed clipboard calendar',
  'christmas-tree gift snowman bell candle star snowflake cookie ribbon sled candy fire socks sparkles tree moon house',
  'pumpkin ghost bat skull spider candy moon cat candle coffin broom mushroom fire key cloud clock leaf',
  'car bicycle bus train truck motorcycle scooter taxi tractor airplane helicopter ship bridge tram fuel-pump',
  'perfume lipstick ring gem dress handbag sunglasses crown watch mirror rose heart gift ribbon scissors',
  'film popcorn ticket camera clapper-board star microphone television trophy megaphone art sparkles balloon gamepad',
];

/** The set a word outside every group gets: signs any product could use. */
const GENERAL = 'star heart bell camera envelope calendar lock key gift bulb globe clock rocket leaf trophy gem';

/** Most things a set can need besides its subject: sixteen pictures are the largest set. */
const MOST_RELATIVES = 15;

/** A thing that belongs with a subject. */
export interface RelatedThing {
  readonly word: string;
  readonly art: SubjectArt;
}

/**
 * The things that belong with a subject, its own left out; signs of general use for a subject outside every group, or
 * for none. Reading the drawings takes about 10 ms the first time and nothing afterwards, since the library keeps them.
 */
export function findRelatives(word: string | undefined, library: SubjectLibrary): readonly RelatedThing[] {
  const own = word?.replaceAll(' ', '-') ?? '';
  return groupOf(own)
    .filter((other) => other !== own)
    .flatMap((other) => {
      const art = library.find(other);
      return art === undefined ? [] : [{ word: other.replaceAll('-', ' '), art }];
    })
    .slice(0, MOST_RELATIVES);
}

/** The group a word comes first in: a fox belongs to the animals before it belongs to a camp. */
function groupOf(word: string): readonly string[] {
  const ranked = GROUPS.map((words) => words.split(' '))
    .map((words) => ({ words, at: words.indexOf(word) }))
    .filter(({ at }) => at >= 0)
    .sort((a, b) => a.at - b.at);
  return ranked[0]?.words ?? GENERAL.split(' ');
}
