import { execFileSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const scope = '@passerby';

/**
 * Copies the repository's files as they stand (tracked ones and new ones, nothing ignored) to a temporary folder. Installed
 * packages are linked; the workspaces among them are linked to their copies, so that a fault in one reaches all others.
 */
export function copyRepository(repository: string): string {
  const copy = mkdtempSync(join(tmpdir(), 'passerby-copy-'));
  const listed = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], { cwd: repository });
  for (const file of listed
    .toString()
    .split('\0')
    .filter((name) => name !== '' && existsSync(join(repository, name)))) {
    mkdirSync(dirname(join(copy, file)), { recursive: true });
    copyFileSync(join(repository, file), join(copy, file));
  }
  const modules = join(copy, 'node_modules');
  linkEntries(join(repository, 'node_modules'), modules);
  for (const kind of ['packages', 'apps']) {
    for (const name of readdirSync(join(copy, kind))) {
      linkTo(join(copy, kind, name), join(modules, scope, name));
      const own = join(repository, kind, name, 'node_modules');
      if (existsSync(own)) linkEntries(own, join(copy, kind, name, 'node_modules'));
    }
  }
  return copy;
}

/** Links every installed package but the workspaces; caches of tools stay behind. */
function linkEntries(from: string, to: string): void {
  for (const name of readdirSync(from)) {
    const isOurs = name === scope || name.startsWith('.');
    if (!isOurs) linkTo(join(from, name), join(to, name));
  }
}

function linkTo(target: string, path: string): void {
  mkdirSync(dirname(path), { recursive: true });
  symlinkSync(target, path);
}
