#!/usr/bin/env node
// Starts the command on Node 24: this process if it is one, else the one that npm installed beside the packages.
import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { constants } from 'node:os';
import { fileURLToPath } from 'node:url';

const majorNeeded = 24;
const main = fileURLToPath(new URL('../src/main.ts', import.meta.url));

if (Number.parseInt(process.versions.node, 10) >= majorNeeded) {
  await import('../src/main.ts');
} else {
  const node = findInstalledNode();
  if (node === undefined) {
    console.error(
      `passerby needs Node ${majorNeeded} and this is ${process.version}: run "npm ci" in the repository, or install Node ${majorNeeded}`,
    );
    process.exit(1);
  }
  const child = spawn(node, [main, ...process.argv.slice(2)], { stdio: 'inherit' });
  // A terminal sends Ctrl-C to both; the child decides what it means. Other signals are handed on.
  process.on('SIGINT', () => undefined);
  process.on('SIGTERM', () => child.kill('SIGTERM'));
  child.on('exit', (code, signal) => {
    process.exitCode = code ?? 128 + (signal === null ? 0 : constants.signals[signal]);
  });
}

function findInstalledNode() {
  try {
    return createRequire(import.meta.url).resolve(`node-${process.platform}-${process.arch}/bin/node`);
  } catch {
    return undefined;
  }
}
