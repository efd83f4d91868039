import type { Provider } from '@gesso/provider-kit';
import { createFakeProvider } from '@gesso/provider-kit/testing';

/** The fake provider as a vendor that can be asked for its balance and calls back with a challenge first, as MiniMax does. */
export function createFakeVendor(): Provider {
  return {
    ...createFakeProvider(),
    testKey: async () => ({ balance: '3 credits' }),
    verifyCallback: async ({ body }) => {
      const text = Buffer.from(body).toString();
      return text.includes('challenge') ? { kind: 'challenge', answer: JSON.parse(text) } : { kind: 'forged' };
    },
  };
}
