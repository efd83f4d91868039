export { createAlertOperator } from './alert-operator.ts';
export { createOwnModelStories, type OwnModelStories } from './own-model-stories.ts';
export { callbackOf, createReceiveCallback, type ReceiveCallback } from './receive-callback.ts';
export { createVendorStories, type VendorStories } from './vendor-stories.ts';
