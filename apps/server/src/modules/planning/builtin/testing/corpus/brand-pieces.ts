import { type CorpusBrief, image, SLOW_BREW } from '../corpus-brief.ts';

/** Logos, icons, patterns, stickers, mock-ups, and briefs for a brand kit. */
export const BRAND_PIECES: readonly CorpusBrief[] = [
  {
    brief: 'logo for a coffee roaster',
    steps: [image({ title: 'Logo', ratio: '1:1', says: ['logo', 'coffee roaster'] })],
  },
  {
    brief: 'Create 4 logo ideas for a climbing gym named "Crux"',
    steps: [image({ title: 'Logo', count: 4, says: ['climbing gym', '“Crux”'], lacks: ['4', 'ideas'] })],
  },
  {
    brief: 'logo, three variants, for a bakery called Golden Crust, wheat, warm brown',
    steps: [image({ count: 3, says: ['bakery', 'Golden Crust', 'wheat', 'warm brown'], lacks: ['three variants'] })],
  },
  {
    brief: 'App icon for a weather app, sun behind a cloud',
    steps: [image({ title: 'App icon', ratio: '1:1', says: ['weather app', 'sun behind a cloud'] })],
  },
  {
    brief: 'A set of 6 icons for a gardening app',
    steps: [image({ title: 'Icon set', count: 1, says: ['6 icons', 'gardening app'] })],
  },
  {
    brief: 'icon set: travel, outline style, navy',
    steps: [image({ title: 'Icon set', says: ['travel', 'outline', 'navy'] })],
  },
  {
    brief: 'seamless pattern with lemons and leaves',
    steps: [image({ title: 'Pattern', ratio: '1:1', says: ['seamless pattern', 'lemons and leaves'] })],
  },
  {
    brief: 'wrapping paper pattern for christmas, red and green',
    steps: [image({ title: 'Pattern', says: ['wrapping paper', 'christmas', 'red and green'] })],
  },
  {
    brief: 'Sticker of a corgi surfing',
    steps: [image({ title: 'Sticker', ratio: '1:1', says: ['sticker', 'corgi surfing'] })],
  },
  {
    brief: '8 stickers of cats in space',
    steps: [image({ title: 'Sticker', count: 8, says: ['cats in space'], lacks: ['8'] })],
  },
  { brief: 'a sticker sheet with mushrooms', steps: [image({ count: 1, says: ['sticker sheet', 'mushrooms'] })] },
  {
    brief: 'badge for a scout camp, "Camp Pine 1962"',
    steps: [image({ title: 'Badge', ratio: '1:1', says: ['scout camp', '“Camp Pine 1962”'] })],
  },
  {
    brief: 'Mockup of a tote bag with a whale',
    steps: [image({ title: 'Mockup', says: ['mockup', 'tote bag', 'whale'] })],
  },
  {
    brief: 't-shirt design with a skull and roses',
    steps: [image({ title: 'T-shirt design', says: ['skull and roses'] })],
  },
  {
    brief: 'phone wallpaper of the milky way over a desert',
    steps: [image({ title: 'Phone wallpaper', ratio: '9:16', says: ['milky way over a desert'] })],
  },
  {
    brief: 'desktop wallpaper, abstract flow, teal and coral',
    steps: [image({ title: 'Desktop wallpaper', ratio: '16:9', says: ['abstract flow', 'teal and coral'] })],
  },
  {
    brief: 'Poster for our spring blend',
    brand: SLOW_BREW,
    steps: [image({ title: 'Poster', model: 'gesso-image', says: ['spring blend'], lacks: ['#16264f'] })],
  },
  {
    brief: 'Poster for our spring blend',
    brand: SLOW_BREW,
    models: 'all',
    steps: [image({ model: 'gpt-image', says: ['spring blend', 'Slow Brew', '#16264f', 'warm and unhurried'] })],
  },
  {
    brief: 'A logo',
    brand: SLOW_BREW,
    steps: [image({ title: 'Logo', says: ['Slow Brew'] })],
  },
  {
    brief: 'mascot for @Slow Brew, a friendly snail with a cup',
    brand: SLOW_BREW,
    steps: [image({ title: 'Mascot', says: ['friendly snail with a cup'], lacks: ['@'] })],
  },
  {
    brief: 'monogram of the letters M and K, serif, elegant',
    steps: [image({ title: 'Monogram', ratio: '1:1', says: ['letters M and K', 'serif', 'elegant'] })],
  },
];
