import type { Asset, Message, Model, Run, RunStep } from '@gesso/contract';

const AT = '2026-11-25T09:00:00.000Z';

/** A step of a plan that waits for approval: one picture of 8 credits. */
export function sampleStep(fields: Partial<RunStep> = {}): RunStep {
  return {
    id: 's1',
    kind: 'image',
    title: 'Poster',
    prompt: 'A steaming cup on warm cream',
    model: 'gpt-image',
    settings: {},
    inputs: [],
    references: [],
    count: 1,
    millicredits: 8000,
    status: 'planned',
    progress: 0,
    generationIds: [],
    ...fields,
  };
}

/** A run whose plan of these steps waits for approval; its price is that of the steps and the agent's own work. */
export function sampleRun(steps: readonly RunStep[], fields: Partial<Run> = {}): Run {
  const deliverables = steps.reduce((sum, { count }) => sum + count, 0);
  const total = steps.reduce((sum, { millicredits }) => sum + millicredits, 44_000 + 6000 * deliverables);
  return {
    id: 'r1',
    projectId: 'p1',
    threadId: 't1',
    status: 'awaiting-approval',
    brief: 'A poster',
    approve: 'ask',
    ceilingMillicredits: null,
    references: [],
    planner: 'builtin',
    planVersion: 1,
    plan: { rationale: '', steps: [...steps] },
    quote: { totalMillicredits: total, lines: [] },
    priceListVersion: '1',
    chargedMillicredits: 0,
    assets: [],
    notes: [],
    createdAt: AT,
    approvedAt: null,
    finishedAt: null,
    ...fields,
  };
}

export function sampleAsset(fields: Partial<Asset> = {}): Asset {
  return {
    id: 'a1',
    kind: 'image',
    mimeType: 'image/png',
    widthPx: 1024,
    heightPx: 1024,
    durationMs: null,
    sizeBytes: 1,
    sha256: '',
    model: 'gpt-image',
    vendorModel: null,
    prompt: 'A cup',
    settings: null,
    seed: null,
    hasScene: false,
    facts: {},
    credits: [],
    chargedMillicredits: 8000,
    planAtCreation: 'free',
    licence: { commercialUse: false, basis: '', modelLicence: null },
    parents: [],
    projectId: 'p1',
    createdAt: AT,
    ...fields,
  };
}

export function sampleMessage(fields: Partial<Message> = {}): Message {
  return {
    id: 'm1',
    sequence: 1,
    role: 'agent',
    kind: 'note',
    text: 'Hello.',
    runId: null,
    references: [],
    createdAt: AT,
    ...fields,
  };
}

export function sampleModel(fields: Partial<Model> = {}): Model {
  return {
    key: 'gpt-image',
    name: 'GPT image',
    kind: 'image',
    vendor: 'openai',
    vendorModel: 'gpt-image-1',
    available: true,
    unavailableReason: null,
    defaultMillicredits: 8000,
    promptRequired: true,
    references: { least: 0, most: 4, kinds: ['image'] },
    settingsSchema: { type: 'object', additionalProperties: false, properties: {} },
    licence: { id: 'x', commercialUse: true, url: '' },
    ...fields,
  };
}

export const SAMPLE_AGENT_PRICE = {
  baseMillicredits: 44_000,
  perDeliverableMillicredits: 6000,
  freeWords: 200,
  perHundredWordsMillicredits: 1000,
};
