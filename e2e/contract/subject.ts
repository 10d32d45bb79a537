/** One way to reach the program's doctor. The list of contract tests knows nothing else of where it runs. */
export interface Subject {
  /** Sends a request as it is, also one that the types forbid. */
  ask(verb: string, request: unknown): Promise<unknown>;
  /** Every progress that arrived so far, in the order of arrival, with the job it came under. */
  progress(): Promise<readonly { readonly job: string; readonly progress: unknown }[]>;
  /** Asks, and saves under this name in the downloads folder when the save dialog comes; null gives up. */
  askAndSave(verb: string, request: unknown, fileName: string | null): Promise<unknown>;
  /** Asks, and picks these files when the file chooser comes; none gives up. */
  askAndPick(verb: string, request: unknown, paths: readonly string[]): Promise<unknown>;
  /** Hands files over as a drop on the window does. */
  askWithFiles(request: unknown, paths: readonly string[]): Promise<unknown>;
  /** Addresses that were handed to the person's browser so far. */
  openedAddresses(): readonly string[];
  /** An empty folder of this subject for files. */
  readonly folder: string;
  readonly runtime: 'electron' | 'installed-browser' | 'none';
  close(): Promise<void>;
}
