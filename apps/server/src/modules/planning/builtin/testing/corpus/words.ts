import { type CorpusBrief, image, text } from '../corpus-brief.ts';

/** Quoted texts and roles, palettes, negations, texts for the board, and copywriting. */
export const WORDS: readonly CorpusBrief[] = [
  {
    brief: 'Poster: title "Kite Day", tagline "Look up", date "Sunday 3 May", place "Hill Park"',
    steps: [image({ says: ['title “Kite Day”', 'tagline “Look up”', 'date “Sunday 3 May”', 'place “Hill Park”'] })],
  },
  { brief: 'poster “Der Mond” für ein Theater', steps: [image({ title: 'Poster', says: ['“Der Mond”'] })] },
  { brief: "flyer that says 'Garage Sale'", steps: [image({ title: 'Flyer', says: ['Garage Sale'] })] },
  { brief: 'poster «Liberté» bleu, blanc, rouge', steps: [image({ says: ['“Liberté”'] })] },
  { brief: 'poster "ورشة الخط" with a dove', steps: [image({ says: ['“ورشة الخط”', 'dove'] })] },
  { brief: 'a poster about "4 logos and 3 videos"', steps: [image({ count: 1, says: ['“4 logos and 3 videos”'] })] },
  {
    brief: 'quote card: "Less, but better." — Dieter Rams',
    steps: [image({ says: ['“Less, but better.”', 'Dieter Rams'] })],
  },
  {
    brief: 'banner in #1a4d8f and #f2b63d for a ferry line',
    steps: [image({ says: ['#1a4d8f', '#f2b63d', 'ferry line'] })],
  },
  { brief: 'picture of a parrot, palette: teal, coral, cream', steps: [image({ says: ['teal, coral, cream'] })] },
  { brief: 'a beach without people', steps: [image({ says: ['beach', 'without people'] })] },
  { brief: 'a city at night, no text, no cars', steps: [image({ says: ['no text', 'no cars'] })] },
  { brief: 'not a logo, just a picture of an apple', steps: [image({ title: 'Picture', says: ['apple'] })] },
  { brief: 'poster for a bakery, not a flyer', steps: [image({ title: 'Poster', says: ['bakery'] })] },
  { brief: 'no video please, only 2 posters of a tram', steps: [image({ title: 'Poster', count: 2, says: ['tram'] })] },
  {
    brief: 'a street at night, no cars',
    models: 'all',
    steps: [image({ model: 'gpt-image', says: ['no cars'] })],
  },
  {
    brief: 'poster of an orchid and put the text "Opening hours: 9 to 5" on the board',
    steps: [
      image({ title: 'Poster', says: ['orchid'], lacks: ['Opening hours'] }),
      text({ says: ['Opening hours: 9 to 5'] }),
    ],
  },
  { brief: 'write "Moodboard Spring" as a text on the canvas', steps: [text({ says: ['Moodboard Spring'] })] },
  {
    brief: 'write 3 taglines and make a poster for a bike shop',
    steps: [image({ title: 'Poster', says: ['bike shop'], lacks: ['tagline'] })],
    notes: [/language model/u],
  },
  { brief: 'Write 3 taglines for a bike shop', refused: /language model/u },
  { brief: 'come up with a slogan for my bakery', refused: /language model/u },
  { brief: 'poster with a swan, no words', steps: [image({ says: ['swan', 'no words'] })] },
  {
    brief: 'a logo with the slogan "Fresh daily", no other text',
    steps: [image({ says: ['slogan “Fresh daily”', 'no other text'] })],
  },
  {
    brief: 'red and white poster, japanese style, crane bird',
    steps: [image({ says: ['red and white', 'japanese style', 'crane'] })],
  },
];
