import { accountEndpoints } from './account-endpoints.ts';
import { assetEndpoints } from './asset-endpoints.ts';
import { billingEndpoints } from './billing-endpoints.ts';
import { brandKitEndpoints } from './brand-kit-endpoints.ts';
import { catalogueEndpoints } from './catalogue-endpoints.ts';
import { chatEndpoints } from './chat-endpoints.ts';
import { commentEndpoints } from './comment-endpoints.ts';
import { creditEndpoints } from './credit-endpoints.ts';
import { exportEndpoints } from './export-endpoints.ts';
import { generationEndpoints } from './generation-endpoints.ts';
import { operatorEndpoints } from './operator-endpoints.ts';
import { ownModelEndpoints } from './own-model-endpoints.ts';
import { projectEndpoints } from './project-endpoints.ts';
import { runEndpoints } from './run-endpoints.ts';
import { sharingEndpoints } from './sharing-endpoints.ts';
import { vendorEndpoints } from './vendor-endpoints.ts';
import { versionEndpoints } from './version-endpoints.ts';

/** Every endpoint that answers today, by the name that clients call. */
export const endpoints = {
  ...accountEndpoints,
  ...catalogueEndpoints,
  ...projectEndpoints,
  ...assetEndpoints,
  ...generationEndpoints,
  ...runEndpoints,
  ...chatEndpoints,
  ...sharingEndpoints,
  ...commentEndpoints,
  ...versionEndpoints,
  ...brandKitEndpoints,
  ...exportEndpoints,
  ...creditEndpoints,
  ...billingEndpoints,
  ...operatorEndpoints,
  ...ownModelEndpoints,
  ...vendorEndpoints,
} as const;

export type EndpointName = keyof typeof endpoints;
