import { type CorpusBrief, image } from '../corpus-brief.ts';

/** Posters, flyers, cards, covers and what else is printed. */
export const PRINT: readonly CorpusBrief[] = [
  {
    brief: 'A poster for a jazz night',
    steps: [image({ title: 'Poster', ratio: '2:3', says: ['poster', 'jazz night'] })],
    noNotes: true,
  },
  {
    brief: 'Poster, A3, for the Lisbon Jazz Festival, title "Blue Notes", 12–14 June, navy and gold',
    steps: [
      image({
        title: 'Poster, A3',
        settings: { size: 'a3-portrait' },
        says: ['Lisbon Jazz Festival', 'title “Blue Notes”', '12–14 June', 'navy and gold'],
      }),
    ],
  },
  {
    brief: 'please make me an a4 landscape poster of a lighthouse in a storm',
    steps: [
      image({ settings: { size: 'a4-landscape' }, says: ['lighthouse in a storm'], lacks: ['please', 'make me'] }),
    ],
  },
  {
    brief: 'Design a swiss style poster with the word "GRID" in red and black',
    steps: [image({ ratio: '2:3', says: ['swiss', '“GRID”', 'red and black'] })],
  },
  {
    brief: 'I need a flyer for our school bake sale on Saturday 10am, "Bake Sale", playful, pink',
    steps: [image({ title: 'Flyer', ratio: '148:210', says: ['bake sale', '“Bake Sale”', 'playful', 'pink'] })],
  },
  {
    brief: 'Leaflet A5 for a yoga studio called Still Water, calm sage green',
    steps: [image({ settings: { size: 'a5-portrait' }, says: ['yoga studio', 'Still Water', 'sage green'] })],
  },
  {
    brief: 'Business card for Ana Ribeiro, architect. Minimal, black on white.',
    steps: [
      image({
        title: 'Business card',
        settings: { size: 'business-card' },
        says: ['Ana Ribeiro', 'architect', 'Minimal', 'black on white'],
      }),
    ],
  },
  {
    brief: 'an upright business card for a dog groomer, "Happy Paws"',
    steps: [image({ settings: { size: 'business-card-upright' }, says: ['dog groomer', '“Happy Paws”'] })],
  },
  {
    brief: 'Wedding invitation for Mia & Leo, 4 September, elegant, gold on cream',
    steps: [image({ title: 'Invitation', ratio: '148:210', says: ['Mia & Leo', '4 September', 'gold on cream'] })],
  },
  {
    brief: 'birthday card with a dinosaur holding balloons that says "Roar! You are 5"',
    steps: [image({ says: ['birthday card', 'dinosaur holding balloons', '“Roar! You are 5”'] })],
  },
  {
    brief: 'Menu for a pizza place, A4, rustic, with the heading "Forno"',
    steps: [
      image({ title: 'Menu, A4', settings: { size: 'a4-portrait' }, says: ['pizza place', '“Forno”', 'rustic'] }),
    ],
  },
  {
    brief: 'Postcard from Porto with tiles and a tram',
    steps: [image({ title: 'Postcard', ratio: '210:148', says: ['Porto', 'tiles and a tram'] })],
  },
  {
    brief: 'Book cover for a crime novel "The Quiet Harbour" by Jonas Weil, dark blue, fog',
    steps: [image({ title: 'Book cover', ratio: '2:3', says: ['“The Quiet Harbour”', 'Jonas Weil', 'fog'] })],
  },
  {
    brief: 'album cover for an ambient record called Northern Light',
    steps: [image({ title: 'Album cover', ratio: '1:1', says: ['ambient', 'Northern Light'] })],
  },
  {
    brief: 'Podcast cover "Small Talk", two speech bubbles, bold, yellow',
    steps: [image({ title: 'Podcast cover', ratio: '1:1', says: ['“Small Talk”', 'two speech bubbles', 'yellow'] })],
  },
  {
    brief: 'magazine cover about urban gardening',
    steps: [image({ title: 'Magazine cover', ratio: '3:4', says: ['urban gardening'] })],
  },
  {
    brief: 'Poster 50x70 cm for an exhibition of ceramics',
    steps: [image({ ratio: '5:7', says: ['exhibition of ceramics'], lacks: ['50x70'] })],
  },
  {
    brief: 'poster 18 x 24 inches, surf competition, retro',
    steps: [image({ ratio: '3:4', says: ['surf competition', 'retro'] })],
  },
  {
    brief: 'A landscape poster of mountains at sunset, no text',
    steps: [image({ ratio: '3:2', says: ['mountains at sunset', 'no text'] })],
  },
  {
    brief: 'billboard for a new electric bike, "Go further"',
    steps: [image({ title: 'Billboard', ratio: '3:1', says: ['electric bike', '“Go further”'] })],
  },
  {
    brief: 'Label for a bottle of olive oil, brand name "Oliveto", cold pressed, illustrated olive branch',
    steps: [image({ title: 'Label', says: ['olive oil', '“Oliveto”', 'olive branch'] })],
  },
  {
    brief: 'Packaging for a chocolate bar, 70% dark, art deco, black and gold',
    steps: [image({ title: 'Packaging', says: ['chocolate bar', '70%', 'art deco', 'black and gold'] })],
  },
  {
    brief: 'concert ticket design for the band Paper Lions',
    steps: [image({ title: 'Ticket', says: ['Paper Lions'] })],
  },
];
