import type { CaseDocument } from '../model/case-document.ts';
import type { ComputerReport } from '../model/computer.ts';
import type { Verdict } from '../model/diagnosis.ts';
import type { Platform, ServerSoftware } from '../model/fix-plan.ts';
import type { CheckOptions, Situation } from '../model/input.ts';
import type { Problem } from '../model/problem.ts';
import type { Progress } from '../model/progress.ts';
import type { Result } from '../model/result.ts';
import type { Said } from '../model/said.ts';
import type { LinkId } from './links.ts';

/**
 * Everything the window may ask, verb by verb: what goes in, what comes out. All of it is JSON-safe, checked on arrival (`checks.ts`)
 * and never throws: what goes wrong is a `Problem`. `main/case/doctor.ts` implements it once; `main/shell` carries it.
 * Long verbs take a `job` (any string unique in the window): progress arrives under it and `cancel` ends it.
 */
export interface Verbs {
  about: { request: null; answer: About };
  /** Probes a target; the target is what the person typed (host, host:port, [v6]:port, URL). */
  check: {
    request: {
      job: string;
      target: string;
      options: CheckOptions;
      situation: Situation;
      credentials: Credentials | null;
      joinCase: string | null;
    };
    answer: CaseDocument;
  };
  /** Reads a pasted text (at most 5 MB). */
  explain: { request: { job: string; text: string; situation: Situation }; answer: CaseDocument };
  /** Adds an answer of the person to a case and judges again; probes nothing. `answer: null` takes it back. */
  answer: { request: { caseId: string; question: string; answer: string | null }; answer: CaseDocument };
  /** Begins a case that has no target and no text yet, only answers. */
  begin: { request: { situation: Situation }; answer: CaseDocument };
  /** Looks from this computer at what questions would else be asked for: the clock, a login page, who signs for other sites. */
  look: { request: { job: string; caseId: string }; answer: CaseDocument };
  /** Changes whose eyes the case is told through, the server software or the platform; judges again, probes nothing. */
  retell: {
    request: { caseId: string; situation: Situation; software: ServerSoftware | null; platform: Platform | null };
    answer: CaseDocument;
  };
  /** Asks again only what decides, and compares. */
  recheck: { request: { job: string; caseId: string }; answer: CaseDocument };
  /** The built-in example: a broken server on loopback. `fixed: true` starts its mended twin under the same case before a recheck. */
  practise: { request: { job: string; scenario: string }; answer: CaseDocument };
  mendPractice: { request: { caseId: string }; answer: { mended: true } };
  computer: { request: { job: string; target: string | null; offline: boolean }; answer: ComputerReport };
  /** Shows an open dialog (or takes files handed over by the runtime, `handed`) and reads them: log, capture, NetLog, certificate, saved case. */
  openFiles: { request: { job: string; handed: readonly string[]; situation: Situation }; answer: CaseDocument | null };
  /**
   * Reads the files again that were opened last and wanted a password (a `Problem` that `wants` one). The password is used once, and
   * neither kept nor saved.
   */
  unlockFiles: { request: { job: string; password: string; situation: Situation }; answer: CaseDocument | null };
  /** Writes the report by a save dialog; null = the person gave up. */
  savePdf: { request: { caseId: string }; answer: Saved | null };
  saveCase: { request: { caseId: string }; answer: Saved | null };
  /** Saves the right chain of the case's certificate (leaf, issuers, no root); null = the person gave up. A missing issuer is fetched unless `offline`. */
  saveChain: { request: { caseId: string; offline: boolean }; answer: SavedOr | null };
  /**
   * Does a private key belong to the case's certificate? Shows an open dialog, or looks again at the key picked last (`again`) with
   * another password. The key stays in memory and never comes to the window; null = the person gave up.
   */
  checkKey: { request: { caseId: string; again: boolean; password: string | null }; answer: KeyAnswer | null };
  /** Saves a signing request with the certificate's names, made with the key picked last; null = the person gave up. */
  saveRequest: { request: { caseId: string }; answer: SavedOr | null };
  showInFolder: { request: { saved: string }; answer: { shown: boolean } };
  /** A link of our own fixed list, by its id. */
  openLink: { request: { link: LinkId }; answer: { opened: boolean } };
  recentCases: { request: null; answer: readonly RecentCase[] };
  openCase: { request: { caseId: string }; answer: CaseDocument };
  cancel: { request: { job: string }; answer: { cancelled: boolean } };
}

export type Verb = keyof Verbs;
export type Answer<V extends Verb> = Result<Verbs[V]['answer'], Problem>;

/** What the window holds. */
export interface Doctor {
  ask<V extends Verb>(verb: V, request: Verbs[V]['request']): Promise<Answer<V>>;
  /** @returns a function that stops listening */
  onProgress(listen: (job: string, progress: Progress) => void): () => void;
  /** The program was asked (by link, argument or second start) to open something. */
  onOpen(listen: (opened: Opened) => void): () => void;
}

export interface About {
  readonly version: string;
  readonly runtime: 'electron' | 'installed-browser' | 'none';
  readonly platform: 'windows' | 'macos' | 'linux' | 'unknown';
  readonly language: string;
}

/** Kept in main for the case's life, never saved, never sent back. */
export interface Credentials {
  readonly proxyUser: string | null;
  readonly proxyPassword: string | null;
}

export interface Saved {
  /** Full path, for "Saved to …". */
  readonly path: string;
  /** Handle for `showInFolder`. */
  readonly saved: string;
}

/** Saved, or why there is nothing to save; `said` tells either. */
export interface SavedOr {
  readonly saved: Saved | null;
  readonly said: Said;
}

export interface KeyAnswer {
  /** Name of the key's file, no folder. */
  readonly file: string;
  /** Null where it could not be told. */
  readonly belongs: boolean | null;
  readonly needsPassword: boolean;
  readonly said: Said;
}

export interface RecentCase {
  readonly caseId: string;
  /** What it is about, as it was typed; empty where it rests on answers alone. */
  readonly title: string;
  readonly at: string;
  readonly verdict: Verdict;
  /** The verdict's sentence. */
  readonly said: Said;
}

export type Opened = { readonly kind: 'target'; readonly target: string } | { readonly kind: 'text'; readonly text: string };
