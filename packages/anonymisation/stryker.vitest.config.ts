import { defineConfig } from 'vitest/config';

/** The tests of the rules alone: samplers and accounting take seconds and say nothing about the mutated files. */
export default defineConfig({
  test: {
    include: ['src/{admission,extrapolation,gate*,judgement,median,published,ratio}.test.ts', 'src/rules/*.test.ts'],
    testTimeout: 0,
    hookTimeout: 0,
  },
});
