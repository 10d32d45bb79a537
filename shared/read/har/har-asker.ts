import type { Asker } from '../../model/evidence.ts';
import { type Fields, fieldsOf } from '../netlog/fields.ts';

/** What an exporter calls a page: Chromium and Playwright by `_resourceType`, Firefox by its cause, WebKit as Chromium. */
const KINDS_OF_PAGE: ReadonlySet<unknown> = new Set(['document', 'Document', 'navigation']);
const MOST_HEADERS = 100;

/** Knows the requests by which a person opened a page, as far as the exporter tells. */
export class HarAskers {
  /** The frame of the first entry of each page, by `pageref`. */
  readonly #frames = new Map<string, unknown>();

  /** Entries must come in their order: the first of a page (`pageref`) is the page itself. */
  askerOf(entry: Fields, request: Fields): Asker {
    const { isFirst, inFrame } = this.#placeOf(entry);
    if (inFrame) return 'page';
    const dest = headerOf(request, 'sec-fetch-dest');
    if (dest !== null) return dest === 'document' ? 'person' : 'page';
    const kind = entry._resourceType ?? fieldsOf(entry._cause).type;
    // A frame on a page is called a document too, but something on the page asked for it.
    const initiator = fieldsOf(entry._initiator).type;
    if (typeof kind === 'string') return KINDS_OF_PAGE.has(kind) && (initiator === undefined || initiator === 'other') ? 'person' : 'page';
    if (isFirst !== null) return isFirst ? 'person' : 'page';
    return request.method === 'GET' && headerOf(request, 'accept')?.startsWith('text/html') === true ? 'person' : 'page';
  }

  /** `isFirst` is null where the exporter names no pages; `inFrame`: in another frame (Playwright's `_frameref`) than the page itself. */
  #placeOf({ pageref: page, _frameref: frame }: Fields): { readonly isFirst: boolean | null; readonly inFrame: boolean } {
    if (typeof page !== 'string' || page === '') return { isFirst: null, inFrame: false };
    const isFirst = !this.#frames.has(page);
    if (isFirst && this.#frames.size < MOST_PAGES) this.#frames.set(page, frame);
    return { isFirst, inFrame: !isFirst && frame !== undefined && this.#frames.get(page) !== frame };
  }
}

const MOST_PAGES = 10_000;

function headerOf({ headers }: Fields, name: string): string | null {
  if (!Array.isArray(headers)) return null;
  for (const header of headers.slice(0, MOST_HEADERS)) {
    const { name: called, value } = fieldsOf(header);
    if (typeof called === 'string' && typeof value === 'string' && called.toLowerCase() === name) return value.slice(0, 200);
  }
  return null;
}
