/** A variable face for scripts the display faces lack, cut into slices by what is read together. */
export interface FallbackFamily {
  readonly family: string;
  /** Name of the package under `@fontsource-variable/` (OFL-1.1), and how its files begin. */
  readonly slug: string;
  /** The slices to use; `numbered` takes all that hold Han, kana or Hangul. */
  readonly slices: 'numbered' | readonly string[];
  /** A letter to measure combining marks on. */
  readonly base: string;
  /** Words whose ink reaches as high and as low as the script does. */
  readonly sample: string;
  /** Letters change their form with their neighbours. */
  readonly isJoined?: boolean;
}

/**
 * Noto Sans for every script that no display face has. In this order a character is looked for, unless the language of
 * the text brings another face forward: Han characters differ in form between China, Japan and Korea.
 */
export const FALLBACK_FAMILIES: readonly FallbackFamily[] = [
  {
    family: 'Noto Sans Arabic',
    slug: 'noto-sans-arabic',
    slices: ['arabic'],
    base: 'ـ',
    sample: 'أإلله گچپ ٹڑے ي ى ج ع ح پ چ آ لَّه بِه ۱۲۳',
    isJoined: true,
  },
  { family: 'Noto Sans Hebrew', slug: 'noto-sans-hebrew', slices: ['hebrew'], base: 'ש', sample: 'שׁלָךְףץקןּבּ' },
  {
    family: 'Noto Sans Devanagari',
    slug: 'noto-sans-devanagari',
    slices: ['devanagari'],
    base: 'क',
    sample: 'हिंदी र्कें क्षृ ट्ठू ज्ञौँ ड़ूँ श्री',
  },
  { family: 'Noto Sans Thai', slug: 'noto-sans-thai', slices: ['thai'], base: 'ก', sample: 'ป๊ิ้ญูฐฎุ ที่ไว้ ฟ้ำ' },
  { family: 'Noto Sans SC', slug: 'noto-sans-sc', slices: 'numbered', base: '口', sample: '鬱國體永警龍，。（）' },
  {
    family: 'Noto Sans JP',
    slug: 'noto-sans-jp',
    slices: 'numbered',
    base: '口',
    sample: '鬱國永警龍がぷギョ、。「」',
  },
  { family: 'Noto Sans KR', slug: 'noto-sans-kr', slices: 'numbered', base: '口', sample: '뷁쫓쾅힣뽑國警龍' },
];
