/** Prints recipe and pixel hash of a prompt, so that the determinism test can compare two processes. */
import { createHash } from 'node:crypto';
import { composeScene, readBrief, STYLES } from '../src/index.ts';
import { subjectLibrary } from '../src/subjects/subjects.ts';
import { registerFonts } from './register-fonts.ts';
import { renderScene } from './render.ts';

registerFonts();
const brief = readBrief(process.argv[2] ?? '', subjectLibrary);
for (const { id } of STYLES.filter((style) => style.id !== 'auto')) {
  const scene = composeScene({ brief, seed: 11, widthPx: 320, heightPx: 320, variantIndex: 0, style: id });
  const { data } = renderScene(scene).getContext('2d').getImageData(0, 0, 320, 320);
  process.stdout.write(`${id} ${createHash('sha256').update(data).digest('hex')}\n`);
}
