import { describe, expect, it } from 'vitest';
import { readBrief } from '../brief/read-brief.ts';
import { composeScene } from '../compose/compose-scene.ts';
import type { Scene } from '../scene/scene.ts';
import { subjectLibrary } from '../subjects/subjects.ts';
import { sceneToSvg } from './scene-to-svg.ts';

function compose(prompt: string, style: string): Scene {
  return composeScene({ brief: readBrief(prompt, subjectLibrary), seed: 7, style, widthPx: 400, heightPx: 500 });
}

const fox = compose('"NIGHT & <DAY>" a fox in a forest at night', 'landscape');

describe('a scene as SVG', () => {
  it('has its own size and a part for every layer, in the same order', () => {
    const svg = sceneToSvg(fox);
    expect(svg).toContain('width="400" height="500" viewBox="0 0 400 500"');
    const at = fox.layers.map(({ id }) => svg.indexOf(`id="${id}"`));
    expect(Math.min(...at)).toBeGreaterThan(0);
    expect(at).toEqual([...at].sort((a, b) => a - b));
  });

  it.each(['object-poster', 'landscape', 'typographic', 'badge', 'tiles', 'flow'])(
    'of %s is balanced, names nothing outside itself, and every reference has its target',
    (style) => {
      const svg = sceneToSvg(compose('a rocket logo "ORBIT" tagline "since 1984"', style));
      expect(unclosed(svg)).toEqual([]);
      expect(svg).not.toMatch(/NaN|undefined|Infinity|<script|<foreignObject|https?:\/\/(?!www\.w3\.org)/u);
      const targets = [...svg.matchAll(/url\(#([^)]+)\)|href="#([^"]+)"/gu)].map(([, url, href]) => url ?? href);
      for (const target of targets) expect(svg).toContain(`id="${target}"`);
    },
  );

  it('keeps text as text, escaped, unless outlines are given', () => {
    expect(sceneToSvg(fox)).toMatch(/<text [^>]*>NIGHT &amp; &lt;DAY&gt;<\/text>|<text [^>]*>NIGHT &amp;<\/text>/u);
    const outlined = sceneToSvg(fox, { outlineText: () => '<path d="M0 0h1"/>' });
    expect(outlined).not.toContain('<text');
    expect(outlined).toContain('aria-label="NIGHT &amp; &lt;DAY&gt;"');
  });

  it('carries title and credits, whatever is in them', () => {
    const svg = sceneToSvg({ ...fox, credits: ['By <A> & "B"\u0000'] }, { title: '</title><script>' });
    expect(svg).toContain('<desc>By &lt;A&gt; &amp; &quot;B&quot;</desc>');
    expect(svg).not.toContain('<script>');
  });

  it('is the same every time', () => {
    expect(sceneToSvg(fox)).toBe(sceneToSvg(JSON.parse(JSON.stringify(fox))));
  });
});

/** Names of elements left open, by the tags alone. */
function unclosed(svg: string): readonly string[] {
  const open: string[] = [];
  for (const [, close, name = '', , self] of svg.matchAll(/<(\/?)([a-zA-Z]+)((?:\s[^<>]*?)?)(\/?)>/gu)) {
    if (close === '/') {
      if (open.pop() !== name) return [`</${name}>`];
    } else if (self !== '/') open.push(name);
  }
  return open;
}
