import { type CorpusBrief, image, video } from '../corpus-brief.ts';

/** What is posted: channels and their formats. */
export const SOCIAL: readonly CorpusBrief[] = [
  {
    brief: 'Instagram post about our new oat latte',
    steps: [image({ title: 'Instagram post', settings: { size: 'social-square' }, says: ['oat latte'] })],
  },
  {
    brief: 'instagram story, summer sale "-30%", coral',
    steps: [image({ title: 'Instagram story', settings: { size: 'story' }, says: ['summer sale', '“-30%”', 'coral'] })],
  },
  {
    brief: 'An Instagram post and story for the opening of a bookshop',
    steps: [
      image({ title: 'Instagram post', ratio: '1:1', says: ['opening of a bookshop'] }),
      image({ title: 'Instagram story', ratio: '9:16', says: ['opening of a bookshop'] }),
    ],
  },
  {
    brief: 'IG portrait post (4:5) with a cactus and the quote "Stay sharp"',
    steps: [image({ settings: { size: 'social-portrait' }, says: ['cactus', '“Stay sharp”'] })],
  },
  {
    brief: 'YouTube thumbnail "I built a cabin in 7 days"',
    steps: [image({ title: 'YouTube thumbnail', ratio: '16:9', says: ['“I built a cabin in 7 days”'] })],
  },
  {
    brief: 'thumbnail for a video about sourdough',
    steps: [image({ title: 'Thumbnail', ratio: '16:9', says: ['sourdough'] })],
  },
  {
    brief: 'LinkedIn banner for a data consultant, deep blue, abstract lines',
    steps: [
      image({ title: 'LinkedIn banner', ratio: '4:1', says: ['data consultant', 'deep blue', 'abstract lines'] }),
    ],
  },
  {
    brief: 'facebook cover for a vintage clothing shop',
    steps: [image({ title: 'Facebook cover', settings: { size: 'profile-cover' }, says: ['vintage clothing shop'] })],
  },
  {
    brief: 'Pinterest pin: 5 ideas for small balconies',
    steps: [image({ title: 'Pinterest pin', settings: { size: 'pin' }, says: ['5 ideas for small balconies'] })],
  },
  {
    brief: 'open graph image for our docs site, 1200x630, "Read the docs"',
    steps: [image({ settings: { size: 'link-preview' }, says: ['docs site', '“Read the docs”'], lacks: ['1200'] })],
  },
  {
    brief: 'Web banner for winter boots, call to action "Shop now"',
    steps: [image({ title: 'Web banner', ratio: '3:1', says: ['winter boots', 'call to action “Shop now”'] })],
  },
  {
    brief: 'a leaderboard ad and a medium rectangle for a language app, "Speak more"',
    steps: [
      image({ settings: { size: 'leaderboard' }, says: ['language app', '“Speak more”'] }),
      image({ settings: { size: 'medium-rectangle' }, says: ['language app', '“Speak more”'] }),
    ],
  },
  {
    brief: '728x90 banner for a bank',
    steps: [image({ ratio: '728:90', says: ['bank'] })],
  },
  {
    brief: 'hero image for a landing page of a meditation app',
    steps: [image({ title: 'Hero image', ratio: '16:9', says: ['meditation app'] })],
  },
  {
    brief: 'TikTok video of a dancing avocado',
    steps: [video({ title: 'TikTok video', ratio: '9:16', says: ['dancing avocado'] })],
  },
  {
    brief: 'reel of waves at sunset, 8 seconds',
    steps: [video({ title: 'Reel', ratio: '9:16', settings: { duration: 8 }, says: ['waves at sunset'] })],
  },
  {
    brief: 'An instagram story video, 6s, rain on a window, no text',
    steps: [video({ ratio: '9:16', settings: { duration: 6 }, says: ['rain on a window', 'no text'] })],
  },
  {
    brief: 'Twitter header for a space podcast',
    steps: [image({ ratio: '3:1', says: ['space podcast'] })],
  },
  {
    brief: 'profile picture: a smiling robot, flat, teal background',
    steps: [image({ title: 'Profile picture', ratio: '1:1', says: ['smiling robot', 'teal background'] })],
  },
  {
    brief: 'Three instagram posts for a plant shop, each with a different plant',
    steps: [image({ count: 3, ratio: '1:1', says: ['plant shop', 'different plant'], lacks: ['three'] })],
  },
  {
    brief: 'newsletter header for a bike club, spring edition',
    steps: [image({ title: 'Newsletter header', ratio: '3:1', says: ['bike club', 'spring edition'] })],
  },
  {
    brief: 'Story 1080x1920 with a hot air balloon',
    steps: [image({ settings: { size: 'story' }, says: ['hot air balloon'], lacks: ['1080'] })],
  },
];
