import { createHmac, randomBytes } from 'node:crypto';
import { closeSync, fsyncSync, linkSync, openSync, readFileSync, rmSync, statSync, writeSync } from 'node:fs';
import { badInput } from '@passerby/domain/error';

const pepperBytes = 32;
const pepperPattern = /^[0-9a-f]{64}$/;
const othersMask = 0o077;
const checkWords = 'passerby accounts pepper';

/** The secret of this installation under which keys are hashed: a stolen database alone does not even let one test a guess. */
export type Pepper = Buffer;

/**
 * Reads the pepper, or makes one where there is none: 32 random bytes as hex in a file that only the service's own user may
 * read. Throws BAD_USER_INPUT on a file of another shape or one that others may read.
 */
export function readOrCreatePepper(path: string): Pepper {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found === undefined) createPepper(path);
  else if ((found.mode & othersMask) !== 0) throw badInput(`${path} may be read by others; give it mode 0600`);
  const text = readFileSync(path, 'utf8').trim();
  if (!pepperPattern.test(text))
    throw badInput(`${path} is not a pepper: it must hold ${pepperBytes} bytes as ${pepperBytes * 2} hex digits`);
  return Buffer.from(text, 'hex');
}

/** What a database remembers of its pepper, to tell another one from a wrong key; says nothing about the pepper itself. */
export function checkValueOf(pepper: Pepper): string {
  return createHmac('sha256', pepper).update(checkWords).digest('hex');
}

/** Written apart and linked: it is there whole or not at all, and of two that start together one wins. */
function createPepper(path: string): void {
  const draft = `${path}.${process.pid}`;
  const file = openSync(draft, 'w', 0o600);
  try {
    writeSync(file, `${randomBytes(pepperBytes).toString('hex')}\n`);
    fsyncSync(file);
    linkSync(draft, path);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  } finally {
    closeSync(file);
    rmSync(draft, { force: true });
  }
}
