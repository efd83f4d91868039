import { describe, test, vi } from 'vitest';
import { FAKE_IMAGE_MODEL } from './fake-models.ts';
import { createFakeProvider } from './fake-provider.ts';
import { modelCases } from './model-conformance.ts';
import { providerCases } from './provider-conformance.ts';

// Properties run a hundred times each: quick alone, slow on a machine that is busy.
vi.setConfig({ testTimeout: 60_000 });

describe('the fake keeps the rules it is used to test', () => {
  const request = {
    attemptId: 'a1',
    model: 'fake-image',
    prompt: 'a red mug',
    settings: { size: '64x64', count: 3 },
    count: 3,
    seed: 7,
    references: [],
    brand: null,
  };
  const outcome = () => ({ kind: 'slow', polls: 2 }) as const;
  const cases = providerCases({ create: () => createFakeProvider({ outcome }), request, isDeterministic: true });
  test.each([...modelCases(FAKE_IMAGE_MODEL), ...cases])('$name', ({ run }) => run());
});
