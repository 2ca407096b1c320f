import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';
import type { TestProject } from 'vitest/node';
import { hasChromium } from './fixtures/chromium.ts';
import { serveCity } from './fixtures/served-city.ts';
import type { ServedCity } from './fixtures/served-city.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** The served market that all browser tests share; undefined where there is no browser. */
    city: ServedCity | undefined;
    /** Where the console was built. */
    consoleFolder: string;
  }
}

/** Builds the console and serves a market once for all browser tests. */
// oxlint-disable-next-line import/no-default-export -- vitest calls the default export
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const consoleFolder = mkdtempSync(join(tmpdir(), 'passerby-console-build-'));
  project.provide('consoleFolder', consoleFolder);
  project.provide('city', undefined);
  if (!hasChromium) {
    console.warn('the pages are not tested: there is no /usr/bin/chromium; apt-get install chromium');
    return async () => rmSync(consoleFolder, { recursive: true });
  }
  await build({
    configFile: join(import.meta.dirname, '..', 'vite.config.ts'),
    build: { outDir: consoleFolder },
    logLevel: 'error',
  });
  const { city, stop } = await serveCity(consoleFolder);
  project.provide('city', city);
  return async () => {
    await stop();
    rmSync(consoleFolder, { recursive: true });
  };
}
