/** Plants and animals; how a line reads is told in `synonyms.ts`. */
export const WORDS_OF_NATURE = `
f:evergreen-tree pine fir spruce conifer
f:deciduous-tree tree oak
f:palm-tree palm
f:cactus cactus succulent
f:potted-plant plant houseplant
f:herb herb
f:four-leaf-clover clover
f:maple-leaf maple
f:fallen-leaf leaf
f:hibiscus flower hibiscus
f:rose rose
f:tulip tulip
f:sunflower sunflower
f:blossom daisy
f:cherry-blossom blossom sakura
f:lotus lotus
f:bouquet bouquet florist
g:fox fox vixen
g:polar-bear bear grizzly
g:wolf-howl wolf howl
g:lion lion
f:tiger tiger
g:deer deer doe fawn
g:stag-head stag elk reindeer
f:moose moose
f:cat cat kitten kitty
f:dog dog puppy hound
g:horse-head stallion mustang
g:rabbit rabbit bunny hare
f:elephant elephant
f:giraffe giraffe
f:zebra zebra
f:rhinoceros rhino rhinoceros
f:kangaroo kangaroo
f:sloth sloth
f:otter otter
f:hedgehog hedgehog
g:squirrel squirrel
f:ewe sheep lamb
f:cow cow cattle
f:ox bull ox
f:goat goat
f:rooster rooster cockerel
g:chicken chicken hen
f:duck duck
f:swan swan
f:flamingo flamingo
f:peacock peacock
f:parrot parrot
f:eagle eagle hawk falcon
f:dove dove
f:bird bird
g:raven raven crow
g:owl owl
f:penguin penguin
f:whale whale
f:spouting-whale spouting-whale
f:dolphin dolphin
f:shark shark
f:tropical-fish fish
f:octopus octopus kraken
f:crab crab
f:lobster lobster
f:jellyfish jellyfish
f:turtle turtle tortoise
f:snake snake serpent
g:frog frog toad
f:crocodile crocodile alligator
f:dragon dragon
f:t-rex dinosaur trex
f:sauropod brontosaurus
f:butterfly butterfly moth
f:honeybee bee bumblebee
f:lady-beetle ladybug ladybird
f:spider spider
f:snail snail
g:gorilla gorilla ape
f:monkey monkey chimp
g:panda panda
f:spiral-shell shell seashell
f:paw-prints paw pet
`;
