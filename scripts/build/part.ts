/** What one part of the build made: files by their path under `dist`, and the source files they were made from (absolute paths). */
export interface Made {
  readonly files: ReadonlyMap<string, Uint8Array>;
  readonly inputs: readonly string[];
}

/** One part of the build, made from one entry. Parts do not see each other and may be built in any order. */
export interface Part {
  readonly id: string;
  /** Path in the repository; a part whose entry is not there cannot be built. */
  readonly entry: string;
  /** Names what the part takes in by looking into folders, so that a new file is noticed. Parts that only follow imports need none. */
  readonly inventory?: () => Promise<readonly string[]>;
  make(): Promise<Made>;
}
