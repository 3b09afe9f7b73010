import { startIdentity } from '@linli/dev-identity';
import { startChild } from './child.ts';
import { surroundings } from './config.ts';
import type { Part } from './part.ts';
import type { CityPlan } from './plan.ts';
import { answers } from './wait.ts';

/** Starts the identity of a machine that has no Keycloak, unless one was named. */
export async function startIdentityPart(plan: CityPlan): Promise<Part> {
  const { realmFile, ports } = plan;
  const url = plan.identity;
  if (plan.isIdentityGiven) return { url, close: async () => {} };
  const dataDir = plan.folderOf('identity');
  if (!plan.split) {
    const { close } = await startIdentity({ realmFile, dataDir, port: ports.identity, environment: surroundings() });
    return { url, close };
  }
  return startChild({
    name: 'identity',
    logs: plan.logs,
    main: 'packages/dev-identity/dist/main.js',
    env: {
      LINLI_REALM_FILE: realmFile,
      LINLI_IDENTITY_DATA: dataDir,
      LINLI_IDENTITY_PORT: String(ports.identity),
      ...(surroundings().isAllowed ? { LINLI_ALLOW_DEV_IDENTITY: 'true' } : {}),
    },
    url,
    isReady: () => answers(`${plan.issuer}/.well-known/openid-configuration`),
  });
}
