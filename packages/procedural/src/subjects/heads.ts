/**
 * Drawings that show only a head or a bust, by `<set>:<icon>`. A recipe may set one as a mask or a portrait; a landscape
 * never lets one float.
 */
export const HEADS: ReadonlySet<string> = new Set(
  `g:wolf-howl g:wolf-head g:lion g:tiger-head g:bear-head g:bear-face g:fox-head g:stag-head g:deer-head g:horse-head g:panda g:unicorn g:tiger
  g:donkey g:goat g:monkey g:badger g:eagle-head g:rabbit-head g:raccoon-head g:pig-face g:camel-head g:lynx-head g:hyena-head g:direwolf g:chess-knight
  g:saber-toothed-cat-head g:sniffing-dog g:snake-bite g:dragon-head g:shark-bite g:cowled g:skull-crossed-bones
  f:bear f:boar f:cat-face f:cow-face f:dog-face f:dragon-face f:fox f:frog f:hamster f:horse-face f:koala f:lion f:monkey-face f:moose f:mouse-face
  f:panda f:pig-face f:pig-nose f:polar-bear f:rabbit-face f:raccoon f:robot f:tiger-face f:unicorn f:wolf f:alien f:alien-monster f:skull f:clown-face
  f:skull-and-crossbones f:jack-o-lantern f:ogre f:goblin f:baby-angel f:baby f:health-worker f:cook f:farmer f:ninja f:astronaut`.split(
    /\s+/u,
  ),
);
