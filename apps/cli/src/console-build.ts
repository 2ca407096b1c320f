import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { PasserbyError } from '@passerby/domain/error';
import { appsFolder } from './apps-folder.ts';

const consoleFolder = join(appsFolder, 'console');
const builtFolder = join(consoleFolder, 'dist');
const indexFile = join(builtFolder, 'index.html');
/** What the console is made of: itself, and the client of the graph. */
const sourceFolders = [join(consoleFolder, 'src'), join(appsFolder, '..', 'packages', 'client', 'src')];

/**
 * Builds the console when `dist/` is missing or older than a source; needs no network. Returns whether it had to. A console that
 * `PASSERBY_CONSOLE_FOLDER` names is somebody else's to build. Throws INTERNAL with what the build said.
 */
export async function ensureConsoleBuilt(environment: NodeJS.ProcessEnv): Promise<boolean> {
  if (environment['PASSERBY_CONSOLE_FOLDER'] || isFresh()) return false;
  const vite = join(dirname(createRequire(join(consoleFolder, 'package.json')).resolve('vite/package.json')), 'bin', 'vite.js');
  const fresh = mkdtempSync(join(appsFolder, '..', 'node_modules', '.console-'));
  const child = spawn(process.execPath, [vite, 'build', '--outDir', fresh], {
    cwd: consoleFolder,
    env: environment,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said: string[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => said.push(chunk.toString()));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  if (code !== 0) {
    rmSync(fresh, { recursive: true });
    throw new PasserbyError('INTERNAL', `the console cannot be built:\n${said.join('').trimEnd()}`);
  }
  replaceFolder(builtFolder, fresh);
  return true;
}

/** Puts a finished build in the place of the old one; where another process was faster, its build stays. */
function replaceFolder(place: string, fresh: string): void {
  rmSync(place, { recursive: true, force: true });
  try {
    renameSync(fresh, place);
  } catch (error) {
    if (!existsSync(indexFile)) throw error;
    rmSync(fresh, { recursive: true });
  }
}

function isFresh(): boolean {
  if (!existsSync(indexFile)) return false;
  const builtAtMs = statSync(indexFile).mtimeMs;
  const sources = sourceFolders.flatMap((folder) =>
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name)),
  );
  return [join(consoleFolder, 'index.html'), ...sources].every((file) => statSync(file).mtimeMs <= builtAtMs);
}
