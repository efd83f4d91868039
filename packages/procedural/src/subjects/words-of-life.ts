/** People, sport, trades, household and feast days; how a line reads is told in `synonyms.ts`. */
export const WORDS_OF_LIFE = `
f:flag-in-hole golf
f:triangular-flag flag pennant
g:mounted-knight knight
g:witch-flight witch
f:baby-angel angel cherub
f:health-worker doctor nurse medic
f:cook chef cook
f:farmer farmer
f:luggage suitcase luggage travel
n:treasure-chest treasure treasure-chest
n:shovel shovel spade
g:harp harp
g:trombone trombone
f:accordion accordion
f:banjo banjo
f:maracas maraca
g:pirate-flag pirate
t:chef-hat chef-hat toque
t:rollercoaster rollercoaster roller-coaster
t:confetti confetti
t:lego lego
t:guitar-pick plectrum guitar-pick
t:laurel-wreath laurel laurel-wreath
t:polaroid polaroid
t:coin-bitcoin bitcoin crypto cryptocurrency
t:cash-banknote banknote
t:garden-cart wheelbarrow
t:aerial-lift cable-car gondola chairlift
t:fence fence
t:play-card playing-card
t:flask flask
f:balance-scale scale justice law lawyer
f:fuel-pump petrol gas-station
f:bathtub bath bathtub
f:ring-buoy lifebuoy lifebelt
f:round-pushpin pin map-pin location-pin
f:money-bag money finance
f:coin coin
f:credit-card credit-card payment
f:chart-increasing growth chart
f:graduation-cap graduation university college
f:books bookshop bookstore bookseller
f:newspaper newspaper news
f:calendar calendar
f:pushpin pushpin
f:ice-hockey hockey
f:rugby-football rugby
f:person-swimming swimming swimmer
f:goggles goggles
f:bow-and-arrow archery archer
f:fishing-pole fishing angler
f:badminton badminton
f:ping-pong ping-pong table-tennis
f:pool-8-ball billiards pool-table
f:kite kite
f:yo-yo yo-yo
f:parachute parachute skydiving
f:trolleybus trolleybus
f:tram tram streetcar
f:bus bus coach
f:taxi taxi cab
f:ambulance ambulance
f:fire-engine fire-engine firetruck
f:police-car police
f:tractor tractor
g:submarine submarine
f:speedboat speedboat motorboat
f:ship freighter
f:beverage-box juice
f:cup-with-straw smoothie milkshake soda
f:bubble-tea bubble-tea boba
f:tumbler-glass whisky whiskey rum
f:sake sake
f:green-salad salad
f:sandwich sandwich deli
f:french-fries fry french-fry
f:hot-dog hot-dog hotdog
f:pancakes pancake crepe
f:waffle waffle
f:cut-of-meat steak steakhouse butcher
f:poultry-leg chicken-leg
f:bacon bacon
f:egg egg
f:cooked-rice rice
f:curry-rice curry
f:dumpling dumpling gyoza
f:burrito burrito wrap
f:falafel falafel
f:shallow-pan-of-food paella
f:fondue fondue
f:moon-cake moon-cake
f:candy candy
f:lollipop lollipop
f:custard custard pudding flan
f:salt salt
f:kiwi-fruit kiwi
f:eggplant eggplant aubergine
f:leafy-green lettuce cabbage spinach
f:onion onion
f:potato potato
f:soap soap
f:toothbrush toothbrush dentist dental
f:tooth tooth
f:stethoscope stethoscope clinic
f:pill pill medicine pharmacy
f:syringe syringe vaccine
f:thermometer thermometer
f:broom broom cleaning
f:basket basket
f:shopping-cart shopping-cart cart
f:package parcel delivery
f:label price-tag
f:flashlight flashlight
f:battery battery
f:electric-plug plug electricity
f:light-bulb energy-saving
f:floppy-disk floppy
f:keyboard keyboard
f:computer-mouse computer-mouse
f:printer printer
f:telephone telephone
f:satellite-antenna antenna
f:ladder ladder
f:screwdriver screwdriver
f:carpentry-saw saw
f:axe axe
f:pick pickaxe
f:nut-and-bolt bolt screw
f:brick brick
f:wood log lumber timber
f:bucket bucket
f:chains chain
f:hook hook
f:bomb bomb
f:dagger dagger knife
f:kitchen-knife chef-knife kitchen-knife
f:spoon spoon
f:fork-and-knife cutlery
f:chopsticks chopstick
f:bowl-with-spoon porridge cereal
f:amphora amphora vase
f:mantelpiece-clock mantel-clock
f:stopwatch stopwatch timer
f:crystal-ball crystal-ball fortune tarot
f:magic-wand magic-wand magic
f:prayer-beads beads
f:lipstick lip-balm
f:kimono kimono
f:sari sari
f:bikini bikini swimsuit
f:shorts shorts
f:necktie tie necktie
f:scarf scarf
f:gloves glove
f:socks sock
f:coat coat jacket
f:womans-boot womans-boot
f:womans-sandal sandal
f:thong-sandal flip-flop
f:billed-cap cap baseball-cap
f:womans-hat sunhat sun-hat
f:rescue-workers-helmet helmet construction
f:military-helmet military-helmet
f:closed-umbrella closed-umbrella
f:party-popper party celebration new-year
f:firecracker firecracker
f:fireworks firework
f:sparkler sparkler
f:ribbon ribbon
f:nesting-dolls nesting-doll
g:pinata pinata
f:red-paper-lantern paper-lantern
f:wind-chime wind-chime
f:moai moai easter-island
f:snowman snowman
f:sled sled sledge sleigh
f:mate mate
f:ice ice-cube
f:droplet droplet raindrop
f:tornado tornado twister
f:sun-behind-cloud partly-cloudy
f:cloud-with-rain raincloud rain-cloud
f:desert-island tropical-island
f:beach-with-umbrella parasol beach-umbrella
f:bullseye target bullseye dart
f:rosette rosette
f:1st-place-medal first-place
f:ticket ticket
f:admission-tickets admission
f:framed-picture framed-picture
f:thread thread
f:yarn yarn knitting wool
f:sewing-needle sewing needle tailor
f:safety-pin safety-pin
f:baby-bottle baby-bottle
f:baby baby
f:footprints footprint
f:brain brain mind psychology
f:eye vision
f:lungs lung
f:anatomical-heart anatomical-heart
f:bone bone
f:test-tube test-tube
f:petri-dish petri-dish
f:recycling-symbol recycling recycle
f:peace-symbol peace
f:infinity infinity
f:ballot-box-with-ballot vote election
f:handshake handshake partnership
f:folded-hands prayer
f:clapping-hands applause
f:speech-balloon conversation chat speech-bubble
f:thought-balloon thought
f:magnifying-glass-tilted-left magnifying-glass magnifier search
f:link hyperlink
f:blue-book textbook
f:scroll scroll parchment
f:memo note-paper memo
f:envelope-with-arrow outgoing-mail
f:closed-mailbox-with-raised-flag mailbox
f:barber-pole barber-pole barbershop
f:playground-slide slide playground
f:wheel wheel tyre tire
f:vertical-traffic-light traffic-light
f:railway-track railway rail
f:mountain-cableway mountain-cableway
f:flying-disc frisbee
f:curling-stone curling
f:martial-arts-uniform karate judo
f:person-fencing fencing
f:person-surfing surfer-person
f:person-climbing climbing climber
f:person-biking cyclist biker
f:person-running runner-person
f:snowboarder snowboarder snowboarding snowboard
f:woman-dancing dancer salsa flamenco tango
f:mirror-ball disco disco-ball
f:dvd dvd
f:film-frames film-strip filmstrip
f:film-projector projector
f:video-camera camcorder video-camera
f:loudspeaker loudspeaker
f:control-knobs mixer
f:long-drum conga djembe
f:musical-score sheet-music
f:flute flute
f:joystick joystick
f:slot-machine slot-machine casino
f:game-die board-game
f:spade-suit poker
f:mahjong-red-dragon mahjong
`;
