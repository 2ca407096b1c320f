import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { badInput, PasserbyError } from '@passerby/domain/error';
import { z } from 'zod';

const manifestSchema = z.record(z.string().regex(/^[0-9a-f]{64}$/), z.string());

/** The documents that a gateway answers in trusted mode, by the SHA-256 of their text in hexadecimal. */
export type TrustedDocuments = ReadonlyMap<string, string>;

/** Reads a manifest `{ "<sha256>": "<document>" }`. Throws BAD_USER_INPUT naming the file, and an entry whose text has another hash. */
export function readTrustedDocuments(file: string): TrustedDocuments {
  const entries = Object.entries(readManifest(file));
  for (const [hash, text] of entries) {
    if (hashOf(text) !== hash) throw badInput(`${file}: the document under ${hash} has another hash: ${hashOf(text)}`);
  }
  return new Map(entries);
}

function readManifest(file: string): z.infer<typeof manifestSchema> {
  try {
    return manifestSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch (error) {
    const reason = error instanceof z.ZodError ? 'an entry is no text under a hash' : String(error);
    throw badInput(`PASSERBY_TRUSTED_DOCUMENTS: ${file} is no manifest of documents: ${reason}`);
  }
}

/** Hash of a document as a manifest has it. */
export function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** What of a request names its document. */
export interface NamedDocument {
  readonly query?: unknown;
  /** `documentId`, or `extensions.persistedQuery.sha256Hash`. */
  readonly hash?: unknown;
}

/** The text to run: that of a trusted document, named by its hash or sent whole. Throws FORBIDDEN for any other. */
export function findTrustedText(documents: TrustedDocuments, { query, hash }: NamedDocument): string {
  const name = typeof query === 'string' && query !== '' ? hashOf(query) : String(hash).replace(/^sha256:/, '');
  const text = documents.get(name);
  if (text === undefined) {
    throw new PasserbyError('FORBIDDEN', 'This gateway answers registered documents only; this one is not', {
      reason: 'untrusted',
    });
  }
  return text;
}
