import {
  type BoardItem,
  headsOf,
  type ItemLook,
  type ItemPatch,
  NOTE_PAPER,
  type ToolName,
  textStyleOf,
} from '@gesso/canvas-core';

/** What the style bar changes; each is a field of an item. */
export const STYLE_FIELDS = [
  'fill',
  'stroke',
  'strokeWidth',
  'dash',
  'headFrom',
  'headTo',
  'cornerRadius',
  'fontFamily',
  'fontWeight',
  'fontSize',
  'textColor',
  'textAlign',
  'lineHeight',
  'textFit',
  'opacity',
] as const satisfies readonly (keyof ItemLook)[];
export type StyleField = (typeof STYLE_FIELDS)[number];

/** A value that several items share; `null` is none of its own, `'mixed'` is one of several. */
export type Shared<Field extends StyleField> = { readonly value: ItemLook[Field] | null } | 'mixed';

const TYPE_FIELDS = ['fontFamily', 'fontWeight', 'fontSize', 'textColor', 'textAlign'] as const;
const LINE_FIELDS = ['stroke', 'strokeWidth', 'opacity'] as const;
const CONNECTION_FIELDS = ['stroke', 'strokeWidth', 'dash', 'headFrom', 'headTo', 'opacity'] as const;
/** Width of a stroke that names none. */
const STROKE = 2;
/** What a shape is filled with that names neither a fill nor a stroke. */
export const PLAIN_FILL = '#d8d4cc';
/** Takes the place of a fill that is taken away where nothing else would be seen of a shape. */
const PLAIN_STROKE = '#2b2620';

/** What can be changed about the look of an item; nothing for pictures and groups. */
export function fieldsOf(item: BoardItem): readonly StyleField[] {
  switch (item.kind) {
    case 'shape':
      if (item.shape === 'line' || item.shape === 'arrow') return CONNECTION_FIELDS;
      return [
        'fill',
        'stroke',
        'strokeWidth',
        'dash',
        ...((item.shape ?? 'rectangle') === 'rectangle' ? (['cornerRadius'] as const) : []),
        ...(item.text === undefined ? [] : TYPE_FIELDS),
        'opacity',
      ];
    case 'drawing':
      return LINE_FIELDS;
    case 'connector':
      return CONNECTION_FIELDS;
    case 'text':
      return [...TYPE_FIELDS, 'lineHeight', 'textFit', 'opacity'];
    case 'note':
      return ['fill', ...TYPE_FIELDS, 'opacity'];
    case 'frame':
      return ['fill'];
    case 'image':
    case 'video':
    case 'model3d':
    case 'design':
    case 'group':
      return [];
  }
}

/** An item as a tool would make it next, to read its look from; null for tools whose items take no look. */
export function itemOfTool(tool: ToolName, look: ItemLook): BoardItem | null {
  const blank = {
    id: tool,
    status: 'ready',
    index: '1',
    x: 0,
    y: 0,
    width: 1,
    height: 1,
    rotation: 0,
    ...look,
  } as const;
  switch (tool) {
    case 'rectangle':
    case 'ellipse':
    case 'triangle':
    case 'diamond':
    case 'star':
    case 'line':
    case 'arrow':
      return { ...blank, kind: 'shape', shape: tool };
    case 'draw':
      return { ...blank, kind: 'drawing' };
    case 'connector':
      return { ...blank, kind: 'connector' };
    case 'text':
      return { ...blank, kind: 'text' };
    default:
      return null;
  }
}

/** What a tool's next item takes over; a line's heads are chosen by the tool itself, and a new text fits its words. */
export function isForTool(field: StyleField): boolean {
  return field !== 'headFrom' && field !== 'headTo' && field !== 'textFit';
}

/** What an item looks like in one respect, with what stands in where it says nothing. */
export function lookValue<Field extends StyleField>(item: BoardItem, field: Field): ItemLook[Field] | null {
  // Each arm answers with the type of its field, which the compiler cannot follow through the switch.
  return readValue(item, field) as ItemLook[Field] | null;
}

function readValue(item: BoardItem, field: StyleField): string | number | null {
  const style = textStyleOf(item);
  switch (field) {
    case 'fill':
      if (item.kind === 'note') return item.fill ?? NOTE_PAPER;
      return item.fill ?? (item.kind === 'shape' && item.stroke === undefined ? PLAIN_FILL : null);
    case 'stroke':
      return item.stroke ?? null;
    case 'strokeWidth':
      return item.strokeWidth ?? STROKE;
    case 'cornerRadius':
      return item.cornerRadius ?? 0;
    case 'dash':
      return item.dash ?? null;
    case 'headFrom':
      return headsOf(item).from;
    case 'headTo':
      return headsOf(item).to;
    case 'fontFamily':
      return style.family;
    case 'fontWeight':
      return style.weight;
    case 'fontSize':
      return style.size;
    case 'textColor':
      return style.color;
    case 'textAlign':
      return style.align;
    case 'lineHeight':
      return style.lineHeight;
    case 'textFit':
      return style.fit;
    case 'opacity':
      return item.opacity ?? 1;
  }
}

/** The fields that any of the items has, in the bar's order. */
export function sharedFields(items: readonly BoardItem[]): readonly StyleField[] {
  const known = new Set(items.flatMap(fieldsOf));
  return STYLE_FIELDS.filter((field) => known.has(field));
}

/** The value of those items that have the field. */
export function sharedValue<Field extends StyleField>(items: readonly BoardItem[], field: Field): Shared<Field> {
  const values = new Set(items.filter((item) => fieldsOf(item).includes(field)).map((item) => lookValue(item, field)));
  const first = [...values][0] ?? null;
  return values.size > 1 ? 'mixed' : { value: first };
}

/** What to write so that every item that has the field looks like this; undefined takes the field away. */
export function changesFor<Field extends StyleField>(
  items: readonly BoardItem[],
  field: Field,
  value: ItemLook[Field] | undefined,
): ReadonlyMap<string, ItemPatch> {
  const having = items.filter((item) => fieldsOf(item).includes(field));
  return new Map(
    having.map((item) => {
      const isBared = field === 'fill' && value === undefined && item.kind === 'shape' && item.stroke === undefined;
      return [item.id, { [field]: value, ...(isBared ? { stroke: PLAIN_STROKE } : {}) }];
    }),
  );
}
