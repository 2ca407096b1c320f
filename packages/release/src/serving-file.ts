/** Which market's serving file to build, from where to where. */
export interface ServingFileOptions {
  /** `releases/` below PASSERBY_HOME. */
  readonly releasesFolder: string;
  /** `serving/` below PASSERBY_HOME. */
  readonly servingFolder: string;
  readonly market: string;
}

/** The edition that is now current: a hash over its sorted release ids. */
export interface ServingFile {
  readonly edition: string;
}

/**
 * Builds `serving/<market>/<edition>.duckdb` out of all sealed releases of a market and makes it current. One builder at
 * a time; does nothing when the edition is current already; throws when a release does not verify or there is none.
 */
export async function buildServingFile(options: ServingFileOptions): Promise<ServingFile> {
  throw new Error(`nothing to serve for ${options.market}`);
}
