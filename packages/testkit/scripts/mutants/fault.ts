/** One exact replacement in one file; it must fit exactly once, else the fault no longer applies. */
export interface Patch {
  /** Path in the repository. */
  readonly file: string;
  readonly find: string;
  readonly replace: string;
}

/** A planted fault and the test of the normal suite that must fail when it is in. */
export interface Fault {
  /** In the words of privacy.md 9. */
  readonly name: string;
  readonly patches: readonly Patch[];
  /** The test file and words of the test's full name. */
  readonly caughtBy: { readonly file: string; readonly test: string };
}
