import { DEMO_LEAVES } from '@passerby/domain/demo';
import type { Engine } from '../engine/engine.ts';

const insertSql = `INSERT INTO demo_leaves
SELECT leaf.1, leaf.2, leaf.3
FROM (SELECT arrayJoin(arrayZip(
  arrayEnumerate({age_bands:Array(String)}), {age_bands:Array(String)}, {genders:Array(String)}
)) AS leaf)`;

/** Writes the labels of the 15 demo leaves, numbered from 1 in the order of DEMO_LEAVES (privacy.md 3). */
export async function writeDemoLeaves(engine: Engine): Promise<void> {
  await engine.run(insertSql, {
    age_bands: DEMO_LEAVES.map(({ ageBand }) => ageBand),
    genders: DEMO_LEAVES.map(({ gender }) => gender),
  });
}
