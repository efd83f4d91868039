/**
 * Writes src/brief/lookalikes.generated.ts: English words that the correction of typing slips would otherwise turn into
 * one of ours ("beard" into "bear", "plank" into "plane"). Run it after words were added to a list of the reader.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import englishWords from 'word-list';
import { openCorrector } from '../src/brief/closest-word.ts';
import { correctableWords, isVocabulary } from '../src/brief/known-words.ts';
import { formsOf } from '../src/brief/tokens.ts';
import { SYNONYMS } from '../src/subjects/synonyms.ts';

const corrector = openCorrector(correctableWords());
const isKnown = (word: string): boolean => SYNONYMS.has(word) || isVocabulary(word);
const lookalikes = readFileSync(englishWords, 'utf8')
  .split('\n')
  .filter((word) => !formsOf(word).some(isKnown) && corrector.closest(word) !== undefined);
const lines = [
  '// Written by scripts/lookalikes.ts from the package word-list (MIT). Do not edit.',
  `export const LOOKALIKES = ${JSON.stringify(lookalikes.join(' '))};`,
];
writeFileSync(new URL('../src/brief/lookalikes.generated.ts', import.meta.url), `${lines.join('\n')}\n`);
process.stdout.write(`${lookalikes.length} words\n`);
