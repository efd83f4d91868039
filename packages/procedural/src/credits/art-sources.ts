import { FALLBACK_FAMILIES } from '../type/fallback-families.ts';

/** A set of drawings, typefaces or words that designs are made of, as a page of credits shows it. */
export interface ArtSource {
  readonly kind: 'drawings' | 'typeface' | 'words';
  readonly name: string;
  readonly author: string;
  /** SPDX identifier. */
  readonly licence: string;
  readonly licenceUrl: string;
  readonly url: string;
  /** npm packages the files come from; none for our own. */
  readonly packages: readonly string[];
  /** Prefix of {@link SubjectArt.id} of a set of drawings. */
  readonly artPrefix?: string;
  /** Whether designs themselves must carry the credit; it is then in `scene.credits`. */
  readonly isCreditOwed: boolean;
}

const LICENCES = {
  MIT: 'https://opensource.org/license/mit',
  'Apache-2.0': 'https://www.apache.org/licenses/LICENSE-2.0',
  'CC-BY-3.0': 'https://creativecommons.org/licenses/by/3.0/',
  'OFL-1.1': 'https://openfontlicense.org/',
} as const;

/** Everything that is not ours in a design, and our own drawings. */
export const ART_SOURCES: readonly ArtSource[] = [
  drawings('Fluent Emoji', 'Microsoft', 'MIT', 'https://github.com/microsoft/fluentui-emoji', {
    artPrefix: 'fluent',
    packages: ['@iconify-json/fluent-emoji-flat'],
  }),
  {
    ...drawings('Game-icons.net', 'Lorc, Delapouite and contributors', 'CC-BY-3.0', 'https://game-icons.net', {
      artPrefix: 'game-icons',
      packages: ['@iconify-json/game-icons'],
    }),
    isCreditOwed: true,
  },
  drawings('Noto Emoji', 'Google', 'Apache-2.0', 'https://github.com/googlefonts/noto-emoji', {
    artPrefix: 'noto',
    packages: ['@iconify-json/noto'],
  }),
  drawings('Tabler Icons', 'Paweł Kuna', 'MIT', 'https://tabler.io/icons', {
    artPrefix: 'tabler',
    packages: ['@iconify-json/tabler'],
  }),
  drawings(
    'Gesso drawings',
    'Gesso contributors; the unicorn after Fluent Emoji by Microsoft (MIT)',
    'Apache-2.0',
    '',
    {
      artPrefix: 'gesso',
      packages: [],
    },
  ),
  {
    kind: 'words',
    name: 'emojilib',
    author: 'Mu-An Chiou and contributors',
    licence: 'MIT',
    licenceUrl: LICENCES.MIT,
    url: 'https://github.com/muan/emojilib',
    packages: ['emojilib'],
    isCreditOwed: false,
  },
  typeface('Anton', 'Vernon Adams and the Anton Project Authors'),
  typeface('Bebas Neue', 'Ryoichi Tsunekawa and the Bebas Neue Project Authors'),
  typeface('Archivo Black', 'Omnibus-Type'),
  typeface('Abril Fatface', 'TypeTogether'),
  typeface('DM Serif Display', 'Colophon Foundry and Frank Grießhammer'),
  typeface('Playfair Display', 'Claus Eggers Sørensen'),
  typeface('Fraunces', 'Undercase Type'),
  typeface('Space Grotesk', 'Florian Karsten'),
  typeface('Work Sans', 'Wei Huang'),
  typeface('Oswald', 'Vernon Adams, Kalapi Gajjar and Cyreal'),
  typeface('Josefin Sans', 'Santiago Orozco'),
  typeface('Instrument Serif', 'Rodrigo Fuenzalida and Jordan Egstad for Instrument'),
  typeface('Inter', 'Rasmus Andersson'),
  {
    ...typeface('Noto Sans', 'Google; Noto Sans SC, JP and KR: Adobe'),
    url: 'https://fonts.google.com/noto',
    packages: FALLBACK_FAMILIES.map(({ slug }) => `@fontsource-variable/${slug}`),
  },
];

function drawings(
  name: string,
  author: string,
  licence: keyof typeof LICENCES,
  url: string,
  { artPrefix, packages }: { artPrefix: string; packages: readonly string[] },
): ArtSource {
  return {
    kind: 'drawings',
    name,
    author,
    licence,
    licenceUrl: LICENCES[licence],
    url,
    packages,
    artPrefix,
    isCreditOwed: false,
  };
}

function typeface(name: string, author: string): ArtSource {
  const slug = name.toLowerCase().replaceAll(' ', '-');
  return {
    kind: 'typeface',
    name,
    author,
    licence: 'OFL-1.1',
    licenceUrl: LICENCES['OFL-1.1'],
    url: `https://fonts.google.com/specimen/${name.replaceAll(' ', '+')}`,
    packages: [`@fontsource/${slug}`],
    isCreditOwed: false,
  };
}
