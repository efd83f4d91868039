/** The closed list of the setting `shape`: `auto`, or what to make whatever the brief says. */
export const SHAPES = [
  { id: 'auto', label: 'Automatic' },
  { id: 'relief', label: 'Relief of the subject' },
  { id: 'text', label: 'Solid letters' },
  { id: 'mug', label: 'Mug' },
  { id: 'bottle', label: 'Bottle' },
  { id: 'panel', label: 'Framed picture' },
  { id: 'vase', label: 'Vase' },
  { id: 'box', label: 'Packaging box' },
  { id: 'medal', label: 'Medal' },
  { id: 'chess', label: 'Chess piece' },
  { id: 'gem', label: 'Gem' },
  { id: 'tree', label: 'Tree' },
  { id: 'terrain', label: 'Low-poly land' },
  { id: 'sign', label: 'Sign' },
  { id: 'sneaker', label: 'Sneaker' },
  { id: 'rocket', label: 'Rocket' },
  { id: 'house', label: 'House' },
  { id: 'lamp', label: 'Table lamp' },
] as const;

export type ShapeId = Exclude<(typeof SHAPES)[number]['id'], 'auto'>;

/** The closed list of the setting `material`. */
export const MATERIALS = [
  { id: 'auto', label: 'Automatic' },
  { id: 'matte', label: 'Matte' },
  { id: 'glossy', label: 'Glossy' },
  { id: 'clay', label: 'Clay' },
  { id: 'wood', label: 'Wood' },
  { id: 'gold', label: 'Gold' },
  { id: 'silver', label: 'Silver' },
  { id: 'bronze', label: 'Bronze' },
  { id: 'glass', label: 'Glass' },
] as const;

export type MaterialId = (typeof MATERIALS)[number]['id'];
/** A material that says how a surface answers to light. */
export type Surface = Exclude<MaterialId, 'auto'>;

/** The closed list of the setting `base`. */
export const BASES = [
  { id: 'auto', label: 'Automatic' },
  { id: 'none', label: 'None' },
  { id: 'plaque', label: 'Plaque' },
  { id: 'coin', label: 'Coin' },
] as const;

export type BaseId = (typeof BASES)[number]['id'];
