import { describe, expect, it } from 'vitest';
import { readBrief } from './read-brief.ts';

const textsOf = (prompt: string): string[] => readBrief(prompt).texts.map(({ role, text }) => `${role}: ${text}`);

describe('quoted texts', () => {
  it.each([
    ['"straight"', 'straight'],
    ['“typographic”', 'typographic'],
    ["'single quotes'", 'single quotes'],
    ['‘it’s typographic, too’', 'it’s typographic, too'],
    ['«Café Noir»', 'Café Noir'],
    ['»Gute Nacht«', 'Gute Nacht'],
    ['„Dobranoc”', 'Dobranoc'],
    ['„Gute Nacht“', 'Gute Nacht'],
    ['「夜の森」', '夜の森'],
    ["'Rock 'n' Roll'", "Rock 'n' Roll"],
    ['"It\'s  a   sale"', "It's a sale"],
    ['"never closed', 'never closed'],
  ])('in the marks of %s are read as written', (quoted, text) => {
    expect(textsOf(`poster ${quoted}`)).toEqual([`title: ${text}`]);
  });

  it.each([
    ['"SALE" button "Shop now"', ['title: SALE', 'call-to-action: Shop now']],
    ['"SALE" call to action: "Go for it all today"', ['title: SALE', 'call-to-action: Go for it all today']],
    ['"Buy now" button, "Fresh Bread" title', ['call-to-action: Buy now', 'title: Fresh Bread']],
    ['"Fresh Bread" "Order online"', ['title: Fresh Bread', 'call-to-action: Order online']],
    ['"Get Lost"', ['title: Get Lost']],
    ['"BURGER" "$9.99"', ['title: BURGER', 'price: $9.99']],
    ['"BURGER" "from 12 €"', ['title: BURGER', 'price: from 12 €']],
    ['price $9.99 burger poster "BURGER"', ['title: BURGER']],
    ['"Stay hungry." — Steve Jobs', ['title: Stay hungry.', 'attribution: Steve Jobs']],
    ['“A room” by Virginia Woolf, in navy', ['title: A room', 'attribution: Virginia Woolf']],
    ['"Wanderer" by the sea', ['title: Wanderer']],
    ['"Party" "12 June, 8 pm" at the "Old Mill"', ['title: Party', 'date: 12 June, 8 pm', 'place: Old Mill']],
    ['"12 June" as the date, "Party" as the title', ['date: 12 June', 'title: Party']],
    ['"X" tagline in small italics "hello"', ['title: X', 'tagline: hello']],
  ])('of %s take the role that words, form and position give them', (prompt, expected) => {
    expect(textsOf(prompt)).toEqual(expected);
  });

  it('are not read from inches', () => {
    expect(textsOf('a 24" x 36" poster of a bear')).toEqual([]);
  });
});

describe('texts without quotes', () => {
  it.each([
    ['a bakery called Golden Crust in navy', ['title: Golden Crust']],
    ['a logo named Bread & Butter with a loaf', ['title: Bread & Butter']],
    ['a poster saying hello world with a fox', ['title: hello world']],
    ['a flyer titled The House of the Sun, red', ['title: The House of the Sun']],
    ['card with the text You Are Invited, gold', ['title: You Are Invited']],
    ['shop called Moss with the slogan grown slowly, green', ['title: Moss', 'tagline: grown slowly']],
    ['a dog named after my uncle', []],
    ['"Quoted" called Golden Crust', ['title: Quoted']],
  ])('of “%s” end where the description goes on', (prompt, expected) => {
    expect(textsOf(prompt)).toEqual(expected);
  });

  it('are taken out of the description', () => {
    const brief = readBrief('a shop called Forest Night in red');
    expect(brief.setting).toBeUndefined();
    expect(brief.timeOfDay).toBeUndefined();
  });
});
