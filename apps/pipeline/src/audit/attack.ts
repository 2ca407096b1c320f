import type { Dice } from './dice.ts';
import type { Draw } from './draw.ts';
import type { Finding } from './finding.ts';
import type { AuditScale } from './scale.ts';
import type { SealedMarket } from './worlds/sealed-market.ts';

/** Where attacks are made: the audited market, the mechanism under audit, and a folder for markets of their own. */
export interface AuditLab {
  readonly market: SealedMarket;
  /** Builds the attacked release; a test plants a broken one. */
  readonly draw: Draw;
  /** An empty folder that is removed after the audit; the enclaves in it hold made-up people only. */
  readonly scratch: string;
  readonly scale: AuditScale;
  readonly dice: Dice;
}

/** One attack or measurement of the audit. */
export interface Attack {
  readonly name: string;
  run(lab: AuditLab): Promise<readonly Finding[]>;
}
