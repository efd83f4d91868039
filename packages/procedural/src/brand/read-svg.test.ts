import fc from 'fast-check';
import svgpath from 'svgpath';
import { describe, expect, it } from 'vitest';
import { readSvg, type SvgReading } from './read-svg.ts';

const svg = (inside: string, attributes = 'viewBox="0 0 100 100"'): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" ${attributes}>${inside}</svg>`;
const read = (inside: string, attributes?: string) => {
  const reading = readSvg(svg(inside, attributes));
  if (!reading.ok) throw new Error(reading.reason);
  return reading;
};
const fills = (inside: string): (string | undefined)[] => read(inside).drawing.shapes.map(({ fill }) => fill);
const reasonOf = (reading: SvgReading): string => (reading.ok ? 'it was read' : reading.reason);

describe('a logo', () => {
  it('of plain shapes becomes flat paths in one coordinate space', () => {
    const { drawing, dropped } = read(
      '<g transform="translate(10 0)" fill="#f00"><rect width="20" height="10"/><circle cx="10" cy="30" r="10" fill="rgb(0,0,255)"/></g>',
    );
    expect(drawing).toMatchObject({ widthUnits: 500, heightUnits: 1000 });
    expect(drawing.shapes.map(({ fill }) => fill)).toEqual(['#ff0000', '#0000ff']);
    expect(drawing.shapes[0]?.d).toBe('M0 0H500V250H0Z');
    expect(dropped).toEqual([]);
  });

  it('takes colours from attributes, styles, classes and parents, the nearest winning', () => {
    expect(
      fills(
        '<style>.a{fill:#111111}.b, path.c { fill : teal; stroke: none }</style><g fill="red">' +
          '<path d="M0 0h9v9z"/><path class="a" d="M0 0h9v9z"/><path class="x c" d="M0 0h9v9z"/>' +
          '<path class="a" style="fill:#abc" d="M0 0h9v9z"/><path fill="none" d="M0 0h9v9z"/></g>',
      ),
    ).toEqual(['#ff0000', '#111111', '#008080', '#aabbcc']);
  });

  it('has the middle colour of its gradients, wherever they are defined', () => {
    expect(
      fills(
        '<path fill="url(#late)" d="M0 0h9v9z"/><path fill="url(#link)" d="M0 0h9v9z"/><path fill="url(#gone)" d="M0 0h9v9z"/>' +
          '<defs><linearGradient id="late"><stop offset="0" stop-color="#000"/><stop offset="50%" stop-color="#00ff00"/>' +
          '<stop offset="1" style="stop-color:#fff"/></linearGradient>' +
          '<radialGradient id="link" xlink:href="#late"/></defs>',
      ),
    ).toEqual(['#00ff00', '#00ff00']);
  });

  it('keeps lines, with their width grown as the drawing is', () => {
    const { drawing } = read('<path fill="none" stroke="navy" stroke-width="2" transform="scale(2)" d="M0 0L0 25"/>');
    expect(drawing.shapes[0]).toMatchObject({ stroke: { color: '#000080', widthUnits: 80 } });
    expect(drawing.shapes[0]?.fill).toBeUndefined();
  });

  it('names what it is drawn without', () => {
    const { dropped, drawing } = read(
      '<text x="1">ACME</text><image href="https://example.com/x.png"/><script>alert(1)</script>' +
        '<foreignObject><path d="M0 0h9v9z"/></foreignObject><rect width="5" height="5"/>',
    );
    expect(dropped).toEqual(['text', 'image', 'script', 'foreignObject']);
    expect(drawing.shapes).toHaveLength(1);
  });

  it('inside clips, masks, symbols and patterns is not drawn by itself', () => {
    expect(
      fills(
        '<defs><path d="M0 0h9v9z"/></defs><clipPath><rect width="9" height="9"/></clipPath><rect fill="#123" width="3" height="3"/>',
      ),
    ).toEqual(['#112233']);
  });
});

describe('a hostile file', () => {
  const bomb = `<!DOCTYPE svg [<!ENTITY a "ha"><!ENTITY b "${'&a;'.repeat(50)}"><!ENTITY c "${'&b;'.repeat(50)}">]>`;
  const outside = '<!DOCTYPE svg [<!ENTITY file SYSTEM "file:///etc/passwd">]>';

  it.each([
    ['entities that expand for ever', `${bomb}${svg('<text>&c;</text>')}`, 'entities of its own'],
    ['entities from files', `${outside}${svg('<text>&file;</text>')}`, 'entities of its own'],
    ['nothing', '', 'no shape'],
    ['a web page', '<html><body>hello</body></html>', 'not an SVG'],
    ['no markup', 'just words', 'no shape'],
    ['half a tag', '<svg><path d="M0 0', 'middle of its markup'],
    ['half a comment', '<svg><!-- ', 'middle of its markup'],
    ['a tag without a name', '<svg><><path d="M0 0h1v1z"/></svg>', 'without a name'],
    ['too many elements', svg('<g/>'.repeat(6000)), 'more than 5000 elements'],
    ['too many shapes', svg('<path d="M0 0h1v1z"/>'.repeat(900)), 'more than 800 shapes'],
    ['too deep a nest', svg('<g>'.repeat(70)), 'nested more than 64'],
    ['outlines without end', svg(`<path d="M0 0${'h1v1'.repeat(90_000)}z"/>`), 'no shape'],
    ['too large a file', svg(`<path d="M0 0${'h1v1'.repeat(200_000)}z"/>`), 'larger than 512 KB'],
    ['only a picture', svg('<image href="data:image/png;base64,AAAA"/>'), 'no shape'],
    ['a point', svg('<path d="M5 5z"/>'), 'no shape'],
    [
      'broken paths',
      svg('<path d="M0 0 Q banana"/><path d="hello"/><path d="M1e99 0L5 5"/><path d="M0 NaNz"/>'),
      'no shape',
    ],
    [
      'a transform that is none',
      svg('<g transform="matrix(1 0 0 1 0 expression(alert(1)))"><rect width="5" height="5"/></g>'),
      'no shape',
    ],
  ])('with %s is refused with its reason', (_name, source, reason) => {
    expect(reasonOf(readSvg(source))).toContain(reason);
  });

  it('comes through without anything that could run or be fetched', () => {
    const reading = readSvg(
      svg(
        '<a href="javascript:alert(1)" onclick="alert(1)"><rect width="9" height="9" fill="#123456" onload="alert(1)" style="fill:url(https://evil.example/x)"/></a>' +
          '<use href="https://evil.example/a.svg#b"/><style>@import "https://evil.example/x.css"; .a{fill:url(//evil.example)}</style>' +
          '<animate attributeName="d" to="x"/><set attributeName="href"/><iframe src="x"></iframe>',
      ),
    );
    expect(reading.ok).toBe(true);
    expect(JSON.stringify(reading.ok ? reading.drawing : '')).not.toMatch(/evil|javascript|alert|http/u);
  });

  it('is walked through in time that grows no faster than its length', () => {
    // Half a megabyte of one name would take hours if every place in it were tried.
    const sources = [
      `<svg ${'a'.repeat(500_000)}></svg>`,
      svg(`<style>${'.a'.repeat(200_000)}</style><rect width="5" height="5"/>`),
      svg(`<path ${'a="'.repeat(100_000)}`),
    ];
    for (const source of sources) expect(typeof readSvg(source).ok).toBe('boolean');
  }, 10_000);

  it('of any characters is read or refused, and what is read can be drawn', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 12 }),
      fc.constantFrom(
        '<svg>',
        '</svg>',
        '<g ',
        '<path d="M0 0h5v5z"',
        '/>',
        '>',
        '"',
        "'",
        ' fill="',
        'url(#',
        '<style>',
        '.a{fill:red}',
        '</style>',
        '<!--',
        '-->',
        '<![CDATA[',
        ']]>',
        '&amp;',
        '&#x0;',
        ' transform="rotate(',
        '<rect width="5" height="1e3"/>',
      ),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const reading = readSvg(`<svg>${pieces.join('')}`);
        if (!reading.ok) expect(reading.reason.length).toBeGreaterThan(5);
        for (const { d, fill } of reading.ok ? reading.drawing.shapes : []) {
          expect((svgpath(d) as unknown as { readonly err?: string }).err ?? '').toBe('');
          expect(fill ?? '#000000').toMatch(/^#[\da-f]{6}$/u);
        }
      }),
      { numRuns: 300 },
    );
  });
});
