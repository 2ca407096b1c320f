import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream, statSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { writeTableParquet } from '@passerby/release/table-parquet';
import type { ClaimedJob } from '../data/exports/job-queue.ts';
import type { ExportFormat } from '../data/exports/job-table.ts';
import type { WholeAnswer } from './ask-whole.ts';
import { csvLines } from './csv.ts';
import { csvwOf } from './csvw.ts';
import { exportFactsOf } from './export-facts.ts';
import { exportTableOf } from './export-table.ts';
import { geoJsonLines } from './geojson.ts';
import { jsonStatOf } from './json-stat.ts';
import { readmeOf } from './readme.ts';

/** A file of an export, as its manifest lists it. */
export interface ExportedFile {
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: number;
  /** Hex. */
  readonly sha256: string;
}

export interface ExportParts {
  readonly job: ClaimedJob;
  readonly answer: WholeAnswer;
  readonly madeAt: Date;
}

const mediaTypes: Readonly<Record<string, string>> = {
  'data.csv': 'text/csv; charset=utf-8; header=present',
  'data.csv-metadata.json': 'application/csvm+json',
  'data.parquet': 'application/vnd.apache.parquet',
  'data.geojson': 'application/geo+json',
  'data.json-stat.json': 'application/json',
  'README.md': 'text/markdown; charset=utf-8',
};

/** Writes the files of an export into a folder, the manifest last; returns their names in the order of the zip. */
export async function writeExportFiles(folder: string, parts: ExportParts): Promise<readonly string[]> {
  const { job, answer } = parts;
  const facts = exportFactsOf(job, parts);
  const table = exportTableOf(answer, job.question);
  const write = (name: string, lines: Iterable<string>): Promise<void> =>
    pipeline(Readable.from(lines), createWriteStream(join(folder, name)));
  const writers: Readonly<Record<ExportFormat, () => Promise<readonly string[]>>> = {
    CSV: async () => {
      await write('data.csv', csvLines(table));
      await write('data.csv-metadata.json', [csvwOf(table, { ...facts, fileName: 'data.csv' })]);
      return ['data.csv', 'data.csv-metadata.json'];
    },
    PARQUET: async () => {
      await writeTableParquet(join(folder, 'data.parquet'), table.columns, table.rows);
      return ['data.parquet'];
    },
    GEOJSON: async () => {
      await write('data.geojson', geoJsonLines(table, answer, job.question));
      return ['data.geojson'];
    },
    JSON_STAT: async () => {
      await write('data.json-stat.json', [jsonStatOf(table, facts)]);
      return ['data.json-stat.json'];
    },
  };
  const names: string[] = [];
  for (const format of job.formats) names.push(...(await writers[format]()));
  await write('README.md', [readmeOf(table, { facts, job, answer })]);
  names.push('README.md');
  const files: ExportedFile[] = [];
  for (const name of names) files.push(await describeFile(folder, name));
  await write('manifest.json', [manifestOf({ ...parts, ...facts, files })]);
  return [...names, 'manifest.json'];
}

interface ManifestParts extends ExportParts {
  readonly citation: string;
  readonly files: readonly ExportedFile[];
}

/** What an export rests on, and the hash of each of its files. */
function manifestOf({ job, answer, madeAt, citation, files }: ManifestParts): string {
  const { facts: edition } = answer;
  const manifest = {
    export: job.id,
    dataRequest: job.requestId,
    organisation: job.organisation,
    createdAt: madeAt.toISOString(),
    citation,
    question: job.question,
    counts: answer.counts,
    rows: answer.rows.length,
    edition: {
      id: edition.id,
      market: edition.market.id,
      publishedAt: edition.publishedAt,
      methodVersion: edition.methodVersion,
    },
    releases: answer.releases.map((id) => ({ id, manifest: `/releases/${edition.market.id}/${id}/manifest.json` })),
    guarantee: answer.guarantee,
    files,
  };
  return `${JSON.stringify(manifest, null, 2)}\n`;
}

async function describeFile(folder: string, name: string): Promise<ExportedFile> {
  const path = join(folder, name);
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  const mediaType = mediaTypes[name] ?? 'application/octet-stream';
  return { name, mediaType, bytes: statSync(path).size, sha256: hash.digest('hex') };
}
