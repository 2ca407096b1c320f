import { randomInt } from 'node:crypto';
import type { Attack, AuditLab } from '../attack.ts';
import { exactDraw } from '../draw.ts';
import type { Draw } from '../draw.ts';
import { atLeast, atMost, findingOf } from '../finding.ts';
import { meanOf } from '../statistics/error.ts';
import { aucOf } from '../statistics/normal.ts';
import { separationOf } from '../statistics/roc.ts';
import { FourPointAttacker } from '../worlds/four-point-attacker.ts';
import { drawTargets, targetsAlone } from '../worlds/targets.ts';
import type { Target, Targets } from '../worlds/targets.ts';

const targetsMost = 1000;
const standardErrorsMost = 2;
const fullAliveLeast = 0.99;
/** Issue 4: the realistic attacker on London. In a big city even exact counts hide one person among many, hence the thin build that shows the attacker alive. */
const fourPointMost = 0.56;

/** Whether a person of the audited market is in a build: by one who knows all else, and by one who knows four hours of the person. Its people are real: the card shows verdicts alone. */
export const membership: Attack = {
  name: 'membership inference',
  async run(lab) {
    const targets = await drawTargets(lab.market, targetsMost);
    const sealed = infer(lab, targets, lab.draw);
    const exact = infer(lab, targetsAlone(targets), exactDraw);
    const full = separationOf(sealed.full.members, sealed.full.others);
    const fourPoint = separationOf(sealed.fourPoint.members, sealed.fourPoint.others);
    const claim = meanOf(targets.people.map((target) => aucOf(Math.sqrt(squaredMu(targets, target) + target.unattacked))));
    const method = `${sealed.full.members.length + sealed.full.others.length} coin flips over ${targets.people.length} people and builds of ${targets.tables.length} daily tables (alive on an exact build of these people alone): area under the ROC curve of an attacker who knows`;
    return [
      findingOf({
        check: 'membership with full knowledge',
        shownAs: 'membership with full knowledge',
        method: `${method} everything but whether the person is in. The bound is the mean of Phi(mu / sqrt 2) over their own mu, weekly dwell included, plus 2 standard errors`,
        ...atMost(full.auc, claim + standardErrorsMost * full.standardError),
        alive: atLeast(separationOf(exact.full.members, exact.full.others).auc, fullAliveLeast),
      }),
      findingOf({
        check: 'membership with four-point knowledge',
        shownAs: 'membership with four-point knowledge',
        method: `${method} four hours of the person, those in the emptiest cells, the demo leaf, and the release itself`,
        ...atMost(fourPoint.auc, fourPointMost),
        alive: atLeast(separationOf(exact.fourPoint.members, exact.fourPoint.others).auc, fourPointMost),
      }),
    ];
  },
};

interface Scores {
  readonly members: number[];
  readonly others: number[];
}

interface Inference {
  readonly full: Scores;
  readonly fourPoint: Scores;
}

/** Builds the tables again and again, each time without those targets whose coin falls out, and lets both attackers score everyone. */
function infer({ market, scale }: AuditLab, targets: Targets, draw: Draw): Inference {
  const inference: Inference = { full: { members: [], others: [] }, fourPoint: { members: [], others: [] } };
  const attacker = new FourPointAttacker(targets);
  const rounds = Math.ceil(scale.membershipTrials / targets.people.length);
  for (let round = 0; round < rounds; round += 1) {
    const isIn = targets.people.map(() => randomInt(2) === 1);
    const counts = countWithout(targets, isIn);
    const noisy = targets.tables.map(
      ({ exact: { domain } }, table) => draw(market, { domain, counts: counts[table] ?? new Int32Array() }).noisy,
    );
    attacker.study(noisy, draw === exactDraw);
    for (const [person, target] of targets.people.entries()) {
      const side = isIn[person] === true ? 'members' : 'others';
      inference.full[side].push(fullScore(targets, target, { noisy, counts, own: isIn[person] === true ? 1 : 0 }));
      inference.fourPoint[side].push(attacker.score(person));
    }
  }
  return inference;
}

/** The exact counts without the targets that are out. */
function countWithout({ tables, people }: Targets, isIn: readonly boolean[]): readonly Int32Array[] {
  const counts = tables.map(({ exact }) => exact.counts.slice());
  for (const [person, { cells }] of people.entries()) {
    if (isIn[person] === true) continue;
    for (const { table, cell } of cells) {
      const ofTable = counts[table];
      if (ofTable !== undefined) ofTable[cell] = (ofTable[cell] ?? 0) - 1;
    }
  }
  return counts;
}

interface Knowledge {
  readonly noisy: readonly Int32Array[];
  readonly counts: readonly Int32Array[];
  /** What the target left in each of its cells in this build, which the attacker does not know. */
  readonly own: number;
}

/** The likelihood ratio of membership, standardised: N(0, 1) for others and N(mu, 1) for members. */
function fullScore(targets: Targets, target: Target, { noisy, counts, own }: Knowledge): number {
  let score = 0;
  for (const { table, cell } of target.cells) {
    const known = (counts[table]?.[cell] ?? 0) - own;
    score += ((noisy[table]?.[cell] ?? 0) - known) / (targets.tables[table]?.sigma2 ?? 1);
  }
  return score / Math.sqrt(squaredMu(targets, target));
}

function squaredMu({ tables }: Targets, { cells }: Target): number {
  return cells.reduce((sum, { table }) => sum + 1 / (tables[table]?.sigma2 ?? Number.POSITIVE_INFINITY), 0);
}
