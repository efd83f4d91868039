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
o:bear bear grizzly brown-bear
g:polar-bear polar-bear
g:bear-head bear-head
o:wolf wolf coyote
g:wolf-howl howl howling-wolf
g:wolf-head wolf-head
o:lion lion lioness
g:lion lion-head
f:tiger tiger
g:tiger-head tiger-head
f:leopard leopard cheetah jaguar panther
g:deer deer doe fawn stag elk reindeer
g:stag-head stag-head antler
f:moose moose
f:cat cat kitten kitty
f:dog dog puppy hound
f:horse horse stallion mustang mare
g:horse-head horse-head
g:pegasus pegasus
o:unicorn unicorn
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
f:owl owl
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
o:panda panda
f:panda panda-face
g:koala koala
n:raccoon raccoon
g:fox-head fox-head
f:hippopotamus hippo hippopotamus
f:two-hump-camel bactrian
f:llama llama alpaca
f:mouse mouse rat
f:badger badger
n:phoenix phoenix
n:orca orca killer-whale
n:monarch-butterfly monarch monarch-butterfly
n:leafless-tree bare-tree dead-tree leafless-tree
f:blueberries blueberry
f:chestnut chestnut hazelnut
f:peanuts peanut
f:shrimp shrimp prawn
f:sheaf-of-rice wheat barley rye
f:bubbles bubble
f:coral coral-reef
f:rock rock boulder
f:nest-with-eggs nest
f:hatching-chick chick
f:turkey turkey
f:worm worm
f:ant ant
f:bat bat
f:spiral-shell shell seashell
f:paw-prints paw pet
`;
