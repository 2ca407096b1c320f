import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Enclave } from '../enclave/enclave.ts';
import { readPublicInputs } from '../enclave/public-inputs.ts';
import { countFamily } from '../families/count-family.ts';
import { listDaysRead } from '../families/list-days-read.ts';
import { countLateRows } from '../ingest/late-rows.ts';
import { assertBuildable } from '../ingest/quality.ts';
import { buildExactTables } from '../stays/build-exact-tables.ts';
import type { ReleaseSource } from './release-source.ts';

/**
 * Days, exact tables and public facts of an open enclave; no build while half of a file is rejected (measures.md 1).
 * `onProgress` is told the share of the exact tables that is built.
 */
export function enclaveSource(enclave: Enclave, onProgress?: (done: number) => void): ReleaseSource {
  return {
    listDaysRead: () => listDaysRead(enclave),
    async buildExactTables(options) {
      await buildExactTables(enclave, { ...options, ...(onProgress === undefined ? {} : { onProgress }) });
      await assertBuildable(enclave.engine);
    },
    listLateRows: () => countLateRows(enclave.engine),
    countFamily: (family, window) => countFamily(enclave, family, window),
    readPublicInputs: async () => {
      const outlines = join(enclave.folder, 'public', 'areas.geojson');
      const inputs = readPublicInputs(enclave.folder);
      return existsSync(outlines) ? { ...inputs, areasGeoJson: readFileSync(outlines, 'utf8') } : inputs;
    },
  };
}
