/** A market as declared by its `market.json` (measures.md 1). */
export interface Market {
  readonly id: string;
  readonly name: string;
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  /** IANA zone; every clock of the market is local to it. */
  readonly timeZone: string;
  /** mcc-mnc of the operator's own SIMs. */
  readonly operatorCode: string;
  /** Name of the privacy policy, e.g. `standard`. */
  readonly policy: string;
  /** The Monday from which budget periods are counted, YYYY-MM-DD. */
  readonly firstPeriod: string;
  /** Public holidays, YYYY-MM-DD. */
  readonly holidays: readonly string[];
  /** The operator's published market share in (0, 1]; null where none is given. */
  readonly operatorShare: number | null;
}
