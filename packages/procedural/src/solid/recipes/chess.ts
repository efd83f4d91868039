import { mixHex } from '../../palette/color.ts';
import type { Draft, Piece } from '../draft.ts';
import { openAssembly } from '../geometry/assembly.ts';
import { bevelledPrism } from '../geometry/bevelled-prism.ts';
import { flattenPath, type Point } from '../geometry/flatten-path.ts';
import { arcLine, smoothLine, turn } from '../geometry/profile.ts';
import { surface } from '../materials.ts';
import type { Manifold, Workshop } from '../workshop.ts';

const PIECES = ['pawn', 'rook', 'knight', 'bishop', 'queen', 'king'] as const;
type ChessPiece = (typeof PIECES)[number];

/** Millimetres, after the proportions of a tournament set. */
const HEIGHTS: Readonly<Record<ChessPiece, number>> = {
  pawn: 50,
  rook: 56,
  knight: 64,
  bishop: 74,
  queen: 86,
  king: 95,
};

/** A horse's head looking to the left, 100 units high, y down. */
const KNIGHT =
  'M28 100C27 84 38 74 46 62C48 58 46 54 42 53C36 56 30 60 24 66C20 70 13 69 11 64C8 62 7 57 9 53C16 42 20 32 25 24C26 19 25 13 25 8C30 10 33 13 36 16C39 11 42 7 46 3C49 8 50 13 50 18C68 22 82 40 82 66C82 80 78 90 77 100Z';

/** A chess piece of the brief, or one that the seed picks. Light or dark by the palette. */
export function chess({ workshop, colors, brief, surface: kind = 'glossy', random, variantIndex }: Draft): Piece {
  const words = brief.prompt.toLowerCase();
  const piece =
    PIECES.find((name) => words.includes(name)) ??
    PIECES[(random('chess').whole(0, 5) + variantIndex) % PIECES.length]!;
  const isBlack = /\b(black|dark|ebony)\b/u.test(words) || (!/\b(white|light|ivory)\b/u.test(words) && colors.isDark);
  const color = isBlack ? mixHex('#1d1b1c', colors.primary, 0.14) : mixHex('#f1e6d0', colors.accent, 0.06);
  const assembly = openAssembly(workshop);
  assembly.add(piece[0]!.toUpperCase() + piece.slice(1), carve(workshop, piece), surface('Piece', kind, color), {
    creaseDeg: 34,
  });
  return {
    parts: assembly.parts,
    solids: assembly.solids,
    view: piece === 'knight' ? { turnDeg: -28, riseDeg: 12 } : { turnDeg: -20, riseDeg: 16 },
    backdrop: isBlack ? mixHex(colors.primary, '#ffffff', 0.55) : mixHex(colors.primary, '#000000', 0.12),
  };
}

function carve(workshop: Workshop, piece: ChessPiece): Manifold {
  const { Manifold, CrossSection } = workshop.kernel;
  const height = HEIGHTS[piece];
  const radius = 14 + height * 0.045;
  const sphere = (r: number, z: number, stretch = 1): Manifold =>
    Manifold.sphere(r, workshop.segments).scale([1, 1, stretch]).translate([0, 0, z]);
  switch (piece) {
    case 'pawn':
      return body(workshop, radius, height - 17, 5.2, 9).add(sphere(8.6, height - 8.6));
    case 'rook': {
      const tower = turn(workshop, [
        ...foot(radius),
        ...smoothLine(
          [
            [radius * 0.66, 12],
            [9.6, 22],
            [9, height - 19],
          ],
          8,
        ),
        [13, height - 15],
        [13, height],
      ]);
      const gaps = [0, 60, 120].map((angle) =>
        Manifold.cube([40, 4.4, 8], true).translate([0, 0, height]).rotate([0, 0, angle]),
      );
      return Manifold.difference([
        tower,
        Manifold.cylinder(9, 8.6, -1, workshop.segments).translate([0, 0, height - 6]),
        ...gaps,
      ]);
    }
    case 'bishop': {
      const mitre = turn(
        workshop,
        smoothLine(
          [
            [4, height - 31],
            [9.4, height - 24],
            [8.6, height - 15],
            [3.4, height - 6.5],
            [0.6, height - 5],
          ],
          8,
        ),
      );
      const slot = Manifold.cube([30, 30, 2.6], true)
        .translate([0, -15, 0])
        .rotate([0, 0, 0])
        .rotate([38, 0, 0])
        .translate([0, -1.5, height - 17]);
      return body(workshop, radius, height - 30, 5, 9.6)
        .add(mitre)
        .subtract(slot)
        .add(sphere(2.9, height - 3.4));
    }
    case 'queen': {
      const crown = turn(workshop, [
        ...smoothLine(
          [
            [5.4, height - 28],
            [7, height - 20],
            [12, height - 8],
          ],
          8,
        ),
        [11.2, height - 6],
        [7.4, height - 9],
      ]);
      const notches = Array.from({ length: 9 }, (_, index) =>
        Manifold.sphere(2.5, 24)
          .translate([12.2, 0, height - 5.6])
          .rotate([0, 0, (index * 360) / 9]),
      );
      return Manifold.difference([body(workshop, radius, height - 27, 5.6, 10.4).add(crown), ...notches])
        .add(sphere(7.2, height - 9.6, 0.55))
        .add(sphere(3.2, height - 3.2));
    }
    case 'king': {
      const crown = turn(workshop, [
        ...smoothLine(
          [
            [5.8, height - 36],
            [7.4, height - 28],
            [11.4, height - 17],
          ],
          8,
        ),
        ...smoothLine(
          [
            [10, height - 15.6],
            [5, height - 12.6],
            [0.8, height - 12],
          ],
          6,
        ),
      ]);
      const arm = (width: number, tall: number) => CrossSection.square([width, tall], true);
      const cross = arm(4, 14).add(arm(10.5, 4).translate([0, 1.6]));
      const top = bevelledPrism(workshop, {
        section: cross,
        fromMm: -2,
        toMm: 2,
        bevelMm: 0.8,
        isBothSided: true,
      }).rotate([90, 0, 0]);
      return Manifold.union([body(workshop, radius, height - 35, 6, 10.8), crown, top.translate([0, 0, height - 7])]);
    }
    case 'knight': {
      const scale = (height - 13) / 100;
      const head = flattenPath(KNIGHT, 0.3).map((outline) =>
        outline.map(([x, y]): [number, number] => [(x - 46) * scale, (100 - y) * scale]),
      );
      const section = CrossSection.ofPolygons(head, 'NonZero');
      const block = bevelledPrism(workshop, { section, fromMm: -7.4, toMm: 7.4, bevelMm: 5.2, isBothSided: true });
      const eye = Manifold.sphere(1.5, 20)
        .scale([1, 1, 12])
        .translate([(33 - 46) * scale, (100 - 31) * scale, 0]);
      return turn(workshop, [...foot(radius), [radius * 0.72, 13.4]]).add(
        block
          .subtract(eye.subtract(Manifold.cube([40, 40, 12.6], true).translate([-7, 33, 0])))
          .rotate([90, 0, 0])
          .translate([0, 0, 11.5]),
      );
    }
  }
}

/** A foot in two steps, as all pieces have it. */
function foot(radius: number): readonly Point[] {
  return [
    [radius - 0.8, 0],
    ...arcLine([radius - 2, 2.6], 2, -60, 75, 5),
    [radius - 3.4, 5.4],
    ...arcLine([radius - 4.6, 7.6], 2, -60, 80, 5),
    [radius * 0.66, 10.6],
  ];
}

/** Foot, waist and collar of the turned pieces; the head is set on top at `top`. */
function body(workshop: Workshop, radius: number, top: number, neck: number, collar: number): Manifold {
  const waist = smoothLine(
    [
      [radius * 0.62, 11.4],
      [neck + 2.2, 20],
      [neck, top - 6],
      [neck + 0.3, top - 3],
    ],
    8,
  );
  const rings: readonly Point[] = [
    [collar * 0.82, top - 2.4],
    ...arcLine([collar - 1.3, top - 0.6], 1.3, -70, 70, 5),
    [collar * 0.7, top + 1],
    [neck + 0.4, top + 2.4],
    [neck, top + 4],
  ];
  return turn(workshop, [...foot(radius), ...waist, ...rings]);
}
