import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { PasserbyError } from '@passerby/domain/error';
import { appsFolder } from '../apps-folder.ts';

const consoleFolder = join(appsFolder, 'console');

/** Builds the console when `dist/` is missing; needs no network. Returns whether it had to. */
export async function ensureConsoleBuilt(environment: NodeJS.ProcessEnv): Promise<boolean> {
  if (existsSync(join(consoleFolder, 'dist', 'index.html'))) return false;
  const vite = join(dirname(createRequire(join(consoleFolder, 'package.json')).resolve('vite/package.json')), 'bin', 'vite.js');
  const child = spawn(process.execPath, [vite, 'build'], {
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
  if (code !== 0) throw new PasserbyError('INTERNAL', `the console cannot be built:\n${said.join('').trimEnd()}`);
  return true;
}
