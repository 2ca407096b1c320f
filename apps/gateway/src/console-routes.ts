import { existsSync, readdirSync, statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { extname, join, sep } from 'node:path';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { PasserbyError } from '@passerby/domain/error';
import { addBasemapRoute } from './basemap-route.ts';
import { addDemoRoutes } from './demo-routes.ts';
import type { DemoFiles } from './demo-routes.ts';
import type { Login } from './login/login.ts';
import { isFromLoopback } from './loopback.ts';

const contentTypes: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.ttf': 'font/ttf',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
};
const hashedFolder = '/assets/';

export interface ConsoleRoutesOptions {
  /** Where `npm run build -w apps/console` put the page. */
  readonly folder: string;
  /** Undefined outside the demo. */
  readonly demo?: DemoFiles | undefined;
  /** PMTiles file of the base map under the console's maps; they stand on a plain ground when undefined. */
  readonly basemapFile?: string | undefined;
}

/**
 * Serves the console at `/`, and what it must know before it starts, without a key: `/console.json` says whether there is a base map,
 * whether people log in here, whether this one has, and whether this is the demo. Only files that the folder held when it was built can be asked for, by their exact path, so no
 * path of a client ever reaches the disk. A new build is noticed by its index.html.
 */
export function addConsoleRoutes(
  app: FastifyInstance,
  { folder, demo, basemapFile, login }: ConsoleRoutesOptions & { readonly login: Login | undefined },
): void {
  let built = { atMs: 0, files: listFiles(folder) };
  app.get('/*', async (request, reply) => {
    const atMs = builtAtMs(folder);
    if (atMs !== built.atMs) built = { atMs, files: listFiles(folder) };
    const path = request.url.split('?', 1)[0] ?? '/';
    const file = built.files.get(path === '/' ? '/index.html' : path);
    if (file === undefined) throw path === '/' ? notBuilt() : new PasserbyError('NOT_FOUND', 'There is nothing at this address');
    const cache = path.startsWith(hashedFolder) ? 'public, max-age=31536000, immutable' : 'no-cache';
    return reply
      .header('cache-control', cache)
      .type(contentTypes[extname(file)] ?? 'application/octet-stream')
      .send(await readFile(file));
  });
  app.get('/console.json', async (request, reply) =>
    reply.header('cache-control', 'no-store').send({
      basemap: basemapFile !== undefined,
      login: login !== undefined,
      session: login !== undefined && (await hasSession(login, request)),
      demo: demo !== undefined && isFromLoopback(request),
    }),
  );
  if (basemapFile !== undefined) addBasemapRoute(app, basemapFile);
  if (demo) addDemoRoutes(app, demo);
}

async function hasSession(login: Login, request: FastifyRequest): Promise<boolean> {
  return (await login.cookies.findSession(request, login.originOf(request))) !== undefined;
}

function listFiles(folder: string): ReadonlyMap<string, string> {
  if (!existsSync(folder)) return new Map();
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return new Map(
    entries.map((entry) => {
      const file = join(entry.parentPath, entry.name);
      return [file.slice(folder.length).split(sep).join('/'), file];
    }),
  );
}

/** When the console was built, epoch milliseconds; 0 when it is not. */
function builtAtMs(folder: string): number {
  return statSync(join(folder, 'index.html'), { throwIfNoEntry: false })?.mtimeMs ?? 0;
}

function notBuilt(): PasserbyError {
  return new PasserbyError('NOT_FOUND', 'The console is not built yet: npm run build -w apps/console');
}
