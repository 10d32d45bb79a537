import type { PdfDocument, Sheet } from './sheet.ts';

export type StructureElement = ReturnType<PdfDocument['struct']>;

/** Standard structure types that a report uses (ISO 32000-1, section 14.8.4). */
type Tag = 'H1' | 'H2' | 'H3' | 'P' | 'L' | 'LI' | 'Lbl' | 'LBody' | 'Table' | 'TR' | 'TH' | 'TD' | 'Code';

interface TagOptions {
  readonly alt?: string;
  /** Which way a header cell speaks; pdfkit takes it, its typings do not list it. */
  readonly scope?: 'Column';
}

/** A structure element with what it draws. */
export function tagged(sheet: Sheet, tag: Tag, draw: () => void, options: TagOptions = {}): StructureElement {
  return sheet.document.struct(tag, { ...options }, [draw]);
}

/** A structure element that is filled with others, and ended by whoever fills it. */
export function tagGroup(sheet: Sheet, tag: Tag, options: TagOptions = {}): StructureElement {
  return sheet.document.struct(tag, { ...options });
}

/** Draws what a screen reader passes over. */
export function artifact(sheet: Sheet, draw: () => void): void {
  sheet.document.markContent('Artifact', { type: 'Layout' });
  draw();
  sheet.document.endMarkedContent();
}
