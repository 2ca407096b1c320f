import { readdirSync } from 'node:fs';
import { defineConfig } from 'vitest/config';

const workspaces = ['packages', 'apps'].flatMap((folder) =>
  readdirSync(folder).map((name) => ({ name, root: `${folder}/${name}` })),
);

export default defineConfig({
  test: {
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 0,
    hookTimeout: 0,
    projects: workspaces.map(({ name, root }) => ({
      extends: true as const,
      test: { name, root, include: ['src/**/*.test.ts', 'test/**/*.test.ts'] },
    })),
  },
});
