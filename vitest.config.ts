import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { defineConfig } from 'vitest/config';

const workspaces = ['packages', 'apps'].flatMap((folder) =>
  readdirSync(folder).map((name) => ({ name, root: `${folder}/${name}` })),
);

export default defineConfig({
  // As Node resolves it: Vite would take graphql's ESM twin, a second realm beside the one Apollo and Pothos load.
  resolve: { alias: [{ find: /^graphql$/, replacement: 'graphql/index.js' }] },
  test: {
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 0,
    hookTimeout: 0,
    projects: [
      ...workspaces.map(({ name, root }) => ({
        extends: true as const,
        test: { name, root, include: ['src/**/*.test.ts', 'test/**/*.test.ts'] },
      })),
      // One served market for all tests in a browser.
      {
        extends: true as const,
        test: {
          name: 'console-browser',
          root: 'apps/console',
          include: ['browser/**/*.test.ts'],
          globalSetup: [join(import.meta.dirname, 'apps/console/browser/global-setup.ts')],
        },
      },
    ],
  },
});
