import type { Progress } from '../model/progress.ts';
import type { About, Answer, Verb, Verbs } from './doctor.ts';
import type { LinkId } from './links.ts';

/**
 * What `main/case/doctor.ts` needs of the program around it: the Electron shell, the terminal or a test.
 * Nothing here throws; a dialog that was closed answers null or an empty list.
 */
export interface DoctorHost {
  readonly version: string;
  readonly runtime: About['runtime'];
  /** BCP 47 tag of the person's language. */
  readonly language: string;
  /** Folder for saved cases and settings; it exists. */
  readonly userDataFolder: string;
  /**
   * Asks where to write.
   * @returns a full path the person chose (also to replace a file that is there: they were asked), or null when they gave up
   */
  chooseSavePlace(suggestion: SaveSuggestion): Promise<string | null>;
  /**
   * @param what `key`: one private key is asked for, not whatever there is to read
   * @returns full paths of the files the person picked; empty when they gave up
   */
  chooseFiles(what: 'anything' | 'key'): Promise<readonly string[]>;
  /** @returns whether the file was there to be shown */
  showInFolder(path: string): Promise<boolean>;
  /** Opens one of our own links (`links.ts`) in the person's browser. */
  openLink(link: LinkId): Promise<boolean>;
}

export interface SaveSuggestion {
  /** File name with its ending, no folder. */
  readonly name: string;
  readonly kind: 'pdf' | 'case' | 'chain' | 'request';
}

/** What `createDoctor(host: DoctorHost): DoctorInMain` of `main/case/doctor.ts` gives. */
export interface DoctorInMain {
  /**
   * Answers one verb. Never throws and never rejects; the request has passed `checkRequest`.
   * @param onProgress called in order, and never again once the answer is there
   */
  ask<V extends Verb>(verb: V, request: Verbs[V]['request'], onProgress: (progress: Progress) => void): Promise<Answer<V>>;
  /** Cancels what runs, stops practice servers, closes every socket. */
  close(): Promise<void>;
}
