import { expect, test } from 'vitest';
import type { Change } from './change.ts';
import { readInstruction } from './read-instruction.ts';

const context = { widthPx: 1024, heightPx: 1280, subjects: ['fox', 'hot air balloon'] };

function read(instruction: string): readonly Change[] {
  return readInstruction(instruction, context).changes;
}

test.each<[string, Change[]]>([
  ['bigger headline', [{ kind: 'text-size', role: 'title', factor: 1.25 }]],
  ['make the title 30% smaller', [{ kind: 'text-size', role: 'title', factor: 0.7 }]],
  ['make the headline twice as big', [{ kind: 'text-size', role: 'title', factor: 2 }]],
  ['smaller text', [{ kind: 'text-size', role: 'all', factor: 0.8 }]],
  ['navy palette', [{ kind: 'palette', name: 'navy' }]],
  ['purple colours', [{ kind: 'palette', name: 'plum' }]],
  ['use #0a3 and cream', [{ kind: 'colors', colors: ['#00aa33', '#f7eed9'] }]],
  ['warmer', [{ kind: 'tone', tone: 'warmer' }]],
  ['more contrast', [{ kind: 'tone', tone: 'more-contrast' }]],
  ['swap colours', [{ kind: 'swap-colors' }]],
  ['another background colour', [{ kind: 'ground', color: undefined }]],
  ['make the background teal', [{ kind: 'ground', color: '#13807f' }]],
  ['9:16 version', [{ kind: 'format', widthPx: 1080, heightPx: 1920, label: 'Story' }]],
  ['as a banner', [{ kind: 'format', widthPx: 1536, heightPx: 512, label: 'Banner' }]],
  ['square version', [{ kind: 'format', widthPx: 1024, heightPx: 1024, label: 'Square' }]],
  ['make it 800 x 600', [{ kind: 'format', widthPx: 800, heightPx: 600, label: '800 × 600' }]],
  ['replace the fox with a bear', [{ kind: 'replace-subject', from: 'fox', to: 'bear' }]],
  ['a bear instead of the fox', [{ kind: 'replace-subject', from: 'fox', to: 'bear' }]],
  ['turn the fox into a polar bear', [{ kind: 'replace-subject', from: 'fox', to: 'polar bear' }]],
  ['add a moon', [{ kind: 'add', word: 'moon' }]],
  ['remove the moon', [{ kind: 'remove', word: 'moon' }]],
  ['remove the tagline', [{ kind: 'remove-text', role: 'tagline' }]],
  ['no text', [{ kind: 'remove-text', role: 'all' }]],
  ['change the title to "Red Room"', [{ kind: 'text', role: 'title', text: 'Red Room' }]],
  ['add the date “4 July”', [{ kind: 'text', role: 'date', text: '4 July' }]],
  ['replace "Old" with "New, and better"', [{ kind: 'replace-text', from: 'Old', to: 'New, and better' }]],
  ['no grain', [{ kind: 'grain', factor: 0 }]],
  ['more grain', [{ kind: 'grain', factor: 1 / 0.6 }]],
  ['different font', [{ kind: 'font', wanted: 'another' }]],
  ['use a serif', [{ kind: 'font', wanted: 'serif' }]],
  ['set it in Playfair Display', [{ kind: 'font', wanted: 'Playfair Display' }]],
  ['flip it', [{ kind: 'flip', word: undefined }]],
  ['move the fox to the left', [{ kind: 'move', word: 'fox', x: -0.12, y: 0 }]],
  ['bigger subject', [{ kind: 'subject-size', word: undefined, factor: 1.25 }]],
  ['shrink the hot air balloon', [{ kind: 'subject-size', word: 'hot air balloon', factor: 0.8 }]],
  ['rotate the subject', [{ kind: 'rotate', word: undefined, degrees: 15 }]],
  ['tilt the fox 30 degrees to the left', [{ kind: 'rotate', word: 'fox', degrees: -30 }]],
  ['make it night', [{ kind: 'time', timeOfDay: 'night' }]],
  ['put it in the desert', [{ kind: 'setting', setting: 'desert' }]],
  ['less busy', [{ kind: 'detail', isLess: true }]],
  ['make it a badge', [{ kind: 'recipe', recipe: 'badge' }]],
  ['Variation 3', [{ kind: 'vary', number: 3 }]],
  ['upscale it', [{ kind: 'format', widthPx: 2048, heightPx: 2560, label: '2048 × 2560' }]],
  ['upscale 3x', [{ kind: 'format', widthPx: 3072, heightPx: 3840, label: '3072 × 3840' }]],
  ['a3 version', [{ kind: 'format', widthPx: 1754, heightPx: 2480, label: 'A3 portrait' }]],
  ['A4 version at 1240x1754', [{ kind: 'format', widthPx: 1240, heightPx: 1754, label: '1240 × 1754' }]],
  ['make the headline red', [{ kind: 'text-color', role: 'title', color: '#d4301f' }]],
  ['white text', [{ kind: 'text-color', role: 'all', color: '#ffffff' }]],
  ['change the palette to navy', [{ kind: 'palette', name: 'navy' }]],
  ['change the palette to navy and cream', [{ kind: 'colors', colors: ['#16264f', '#f7eed9'] }]],
  ['turn it blue', [{ kind: 'colors', colors: ['#2a62c9'] }]],
  ['make it a sunset', [{ kind: 'time', timeOfDay: 'sunset' }]],
  ['make it look like night', [{ kind: 'time', timeOfDay: 'night' }]],
  ['add "fresh daily" below the headline', [{ kind: 'text', role: undefined, text: 'fresh daily' }]],
  ['put a moon in the sky', [{ kind: 'add', word: 'moon' }]],
  ['put a star at the top left', [{ kind: 'add', word: 'star' }]],
  ['make the colours pop', [{ kind: 'tone', tone: 'vivid' }]],
])('“%s” is read', (instruction, changes) => {
  expect(read(instruction)).toEqual(changes);
});

test('several instructions in one sentence are read in their order', () => {
  expect(read('Bigger headline and navy palette, then remove the tagline and the moon.')).toEqual([
    { kind: 'text-size', role: 'title', factor: 1.25 },
    { kind: 'palette', name: 'navy' },
    { kind: 'remove-text', role: 'tagline' },
    { kind: 'remove', word: 'moon' },
  ]);
});

test('words inside quotes are never read as instructions', () => {
  expect(read('change the title to "remove the fox and go navy"')).toEqual([
    { kind: 'text', role: 'title', text: 'remove the fox and go navy' },
  ]);
});

test.each(['make the fox red', 'move the headline up', 'center the title', 'rotate the text'])(
  '“%s” is handed back rather than done to something else',
  (instruction) => {
    expect(readInstruction(instruction, context)).toEqual({ changes: [], unread: [instruction] });
  },
);

test('what is not understood is handed back', () => {
  expect(readInstruction('make me rich, no grain', context)).toEqual({
    changes: [{ kind: 'grain', factor: 0 }],
    unread: ['make me rich'],
  });
});
