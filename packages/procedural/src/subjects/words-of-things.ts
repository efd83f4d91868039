/** Food, vehicles, places, tools and ideas; how a line reads is told in `synonyms.ts`. */
export const WORDS_OF_THINGS = `
f:hot-beverage coffee coffee-cup coffee-mug espresso cappuccino latte mocha americano brew cafe café barista cup coffeehouse
g:coffee-beans bean coffee-bean roast roastery roaster
g:coffee-pot moka percolator
f:teacup-without-handle tea matcha teacup teahouse
f:teapot teapot kettle
f:tropical-drink cocktail mojito spritz
f:cocktail-glass martini cosmopolitan
f:wine-glass wine wine-glass vineyard winery merlot sommelier
f:beer-mug beer ale lager brewery pint pub
f:clinking-glasses champagne toast prosecco
o:bottle bottle glass-bottle
f:bottle-with-popping-cork champagne-bottle
g:wine-bottle wine-bottle
g:delicate-perfume perfume perfume-bottle fragrance cologne scent parfum
f:lotion-bottle lotion skincare cosmetics serum cream shampoo
f:lipstick lipstick makeup
f:nail-polish manicure
f:birthday-cake cake birthday-cake birthday
f:shortcake dessert patisserie
f:cupcake cupcake muffin
f:croissant croissant pastry bakery
f:bread bread loaf sourdough
f:baguette-bread baguette
f:pizza pizza pizzeria
f:hamburger burger hamburger
f:taco taco taqueria
f:sushi sushi
f:steaming-bowl ramen noodle soup pho
f:spaghetti pasta spaghetti
f:ice-cream gelato icecream ice-cream
f:soft-ice-cream soft-serve
f:doughnut donut doughnut
f:chocolate-bar chocolate cacao
f:honey-pot honey
f:cheese-wedge cheese
f:red-apple apple
f:tangerine orange orange-fruit mandarin tangerine clementine
f:lemon lemon lemonade
f:strawberry strawberry berry
f:cherries cherry
f:grapes grape
f:watermelon watermelon
f:pineapple pineapple
f:avocado avocado
f:hot-pepper chili chilli pepper
f:carrot carrot
f:ear-of-corn corn
f:mushroom mushroom fungi
f:automobile car auto automobile sedan
f:racing-car racecar formula
f:sport-utility-vehicle suv jeep
f:pickup-truck pickup
f:delivery-truck truck lorry van
f:motorcycle motorcycle motorbike
f:motor-scooter scooter vespa
f:bicycle bicycle bike cycling
f:locomotive train locomotive
f:airplane plane airplane aeroplane aircraft flight jet
f:helicopter helicopter
f:sailboat sailboat boat sailing yacht regatta
f:passenger-ship ship cruise ferry
f:canoe canoe kayak
f:rocket rocket spaceship spacecraft launch startup
f:flying-saucer ufo
f:satellite satellite
o:astronaut astronaut cosmonaut spaceman
f:ringed-planet planet saturn
f:milky-way galaxy
f:globe-showing-europe-africa earth globe world
f:crescent-moon moon crescent
f:sun sun sunshine
f:glowing-star star
f:shooting-star shooting-star falling-star
n:meteor meteor asteroid
f:comet comet
f:cloud cloud
f:rainbow rainbow
f:high-voltage lightning thunder
f:snowflake snowflake
f:fire fire flame
g:campfire campfire bonfire
f:water-wave wave surf
o:surfboard surfboard
g:wave-surfer surfer surfing
f:snow-capped-mountain mountain peak alps summit
f:mount-fuji fuji
f:volcano volcano
f:camping camping campsite
f:tent tent
g:lighthouse lighthouse
g:windmill windmill
g:waterfall waterfall
f:house house home cottage cabin
f:castle castle
o:skyscraper skyscraper high-rise
f:office-building office-building
f:church church chapel
f:mosque mosque
g:barn barn
f:hotel hotel
f:school school
f:hospital hospital
f:bank bank
f:hut hut
f:classical-building museum temple parthenon
f:ferris-wheel fair funfair
f:circus-tent circus
f:guitar guitar
f:saxophone saxophone sax jazz
f:trumpet trumpet horn
g:violin violin cello orchestra symphony
f:musical-keyboard synth synthesizer
g:grand-piano piano pianist
f:drum drum drummer percussion
f:studio-microphone microphone podcast mic
f:microphone karaoke singer vocal
f:headphone headphone headset earphone
f:radio radio
f:optical-disk disc
g:compact-disc vinyl record turntable
f:musical-notes music song melody concert
f:camera camera photography photographer
f:movie-camera film cinema movie
f:clapper-board clapperboard
f:popcorn popcorn
f:television tv television
f:laptop laptop
f:desktop-computer computer desktop
f:mobile-phone phone mobile-phone smartphone
f:watch watch wristwatch
f:alarm-clock alarm clock
f:hourglass-not-done hourglass
f:light-bulb bulb light-bulb idea lightbulb
g:desk-lamp lamp desk-lamp
g:old-lantern lantern
f:candle candle
f:couch-and-lamp sofa couch
g:armchair armchair
f:chair chair
f:bed bed
f:door door
f:window window
f:key key
f:locked lock padlock security
f:gem-stone diamond gem jewel crystal ruby emerald
f:ring ring jewelry jewellery engagement
f:crown crown king queen royal
f:trophy trophy award
f:sports-medal medal
f:soccer-ball football soccer
f:american-football american-football
f:basketball basketball
f:tennis tennis
f:baseball baseball
f:volleyball volleyball
f:boxing-glove boxing
f:skateboard skateboard skate
f:roller-skate rollerskate
f:skis ski skiing
f:ice-skate ice-skate
f:running-shoe sneaker running-shoe shoe trainer running marathon runner
f:high-heeled-shoe heel stiletto
f:hiking-boot boot hiking hike
g:weight-lifting-up gym fitness weightlifting
t:barbell dumbbell barbell
g:weight kettlebell weight
f:person-in-lotus-position yoga meditation mindfulness
f:t-shirt tshirt t-shirt shirt
f:dress dress gown
f:jeans jeans denim
f:handbag handbag bag purse
f:backpack backpack rucksack
f:top-hat hat tophat
g:fedora fedora
f:sunglasses sunglasses
f:glasses glasses spectacles optician
f:umbrella umbrella
f:balloon balloon
g:air-balloon hot-air-balloon
f:wrapped-gift gift present
f:christmas-tree christmas xmas
f:jack-o-lantern halloween pumpkin
f:ghost ghost
f:skull skull
f:heart-suit heart love valentine
f:envelope mail letter envelope newsletter
f:open-book book reading library novel literature
f:pencil pencil
f:fountain-pen pen
f:paintbrush brush
f:artist-palette art painting palette exhibition gallery
f:scissors scissors barber hairdresser salon
f:hammer hammer carpenter
f:wrench wrench mechanic
f:gear gear cog
f:magnet magnet
f:microscope microscope science laboratory
f:telescope telescope astronomy
f:dna dna genetics
o:robot robot ai android
f:robot robot-head chatbot
f:joystick arcade
f:video-game gaming game controller gamepad
f:chess-pawn pawn
g:chess-knight chess
f:game-die dice
f:puzzle-piece puzzle
f:performing-arts theatre theater drama
f:anchor anchor
f:compass compass
f:world-map map
f:shield shield
f:crossed-swords sword
f:ballet-shoes ballet
f:shopping-bags shopping sale boutique market
f:convenience-store shop store
f:fork-and-knife-with-plate restaurant dinner
f:cooking breakfast brunch
f:seedling seedling sprout garden gardening
f:tractor farm
f:factory factory
g:suspension-bridge bridge suspension-bridge
f:statue-of-liberty liberty
f:tokyo-tower tower
f:feather feather
f:teddy-bear teddy
f:toolbox toolbox
f:megaphone megaphone
f:bell bell
f:mirror mirror
f:unicorn unicorn-head
f:alien alien
f:pie pie
f:pretzel pretzel
f:cookie cookie biscuit
f:peach peach
f:banana banana
f:coconut coconut
f:olive olive
f:tomato tomato
f:garlic garlic
f:glass-of-milk milk
`;
