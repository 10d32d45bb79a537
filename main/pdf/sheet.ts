import PDFDocument from 'pdfkit';
import { fontPath } from '../files/assets.ts';
import { Faces } from './faces.ts';
import { breakLines, type Run, type TextStyle } from './line-breaking.ts';

/** Ink on paper (LOOK.md, light column). */
export const INK = {
  text: '#14201C',
  muted: '#52615B',
  line: '#D5DBD8',
  primary: '#0B6B57',
  bad: '#B3261E',
  warn: '#8A5300',
  good: '#1B6E3C',
  info: '#1F5FA8',
  tint: '#F6F7F5',
} as const;

/** Where the base line lies under the top of a line, in parts of the size: the same for every face, so that mixed scripts stand level. */
const ASCENT = 1.05;

const A4 = { width: 595.28, height: 841.89 } as const;
const MARGIN = { left: 56, right: 56, top: 56, bottom: 64 } as const;

export type PdfDocument = InstanceType<typeof PDFDocument>;

export interface SheetInfo {
  readonly title: string;
  readonly subject: string;
  readonly language: string;
  readonly madeAt: Date;
}

/** Paper with a cursor. All distances in points; `y` grows downwards. A paragraph that does not fit goes on on the next page. */
export class Sheet {
  readonly document: PdfDocument;
  readonly faces: Faces;
  readonly left = MARGIN.left;
  readonly width = A4.width - MARGIN.left - MARGIN.right;
  y: number = MARGIN.top;

  constructor(info: SheetInfo) {
    this.document = new PDFDocument({
      size: 'A4',
      margins: { left: 0, right: 0, top: 0, bottom: 0 },
      bufferPages: true,
      // pdfkit otherwise looks for its own Helvetica beside itself, which a bundle does not have.
      font: fontPath('noto-sans', 'noto-sans-latin-400-normal.woff'),
      autoFirstPage: true,
      pdfVersion: '1.7',
      tagged: true,
      // pdfkit knows PDF/UA; its typings do not list it.
      ...{ subset: 'PDF/UA' as never },
      displayTitle: true,
      lang: info.language,
      info: {
        Title: info.title,
        Subject: info.subject,
        Author: 'Handshake Doctor',
        Creator: 'Handshake Doctor',
        CreationDate: info.madeAt,
        ModDate: info.madeAt,
      },
    });
    this.faces = new Faces(this.document);
  }

  get bottom(): number {
    return A4.height - MARGIN.bottom;
  }

  /** Goes to the next page when less than `height` is left on this one. Safe inside a structure element. */
  need(height: number): void {
    if (this.y + height <= this.bottom || this.y === MARGIN.top) return;
    this.nextPage();
  }

  nextPage(): void {
    const move: unknown = Reflect.get(this.document, 'continueOnNewPage');
    // Carries an open structure element over to the new page; pdfkit's typings do not list it.
    if (typeof move === 'function') move.call(this.document);
    else this.document.addPage();
    this.y = MARGIN.top;
  }

  gap(height: number): void {
    if (this.y > MARGIN.top) this.y += height;
  }

  lines(text: string, style: TextStyle, width: number): readonly (readonly Run[])[] {
    return breakLines(text, style, width, this.faces, (part, face, size) => this.document.font(face).fontSize(size).widthOfString(part));
  }

  /** Writes lines at the cursor, page by page. */
  write(
    lines: readonly (readonly Run[])[],
    at: { readonly x: number; readonly size: number; readonly leading: number; readonly colour: string },
  ): void {
    for (const [index, line] of lines.entries()) {
      this.need(at.leading);
      // A space at the end of a line keeps two words apart for who copies or listens.
      this.writeLine(index + 1 < lines.length ? withTrailingSpace(line) : line, at.x, this.y, at.size, at.colour);
      this.y += at.leading;
    }
  }

  writeLine(line: readonly Run[], x: number, y: number, size: number, colour: string): void {
    let across = x;
    for (const run of line) {
      if (run.text.trim() !== '')
        this.document
          .font(run.face)
          .fontSize(size)
          .fillColor(colour)
          .text(run.text, across, y + size * ASCENT, { lineBreak: false, baseline: 'alphabetic' });
      across += run.width;
    }
  }

  /** Lines and boxes: decoration that a screen reader passes over. */
  decorate(draw: (document: PdfDocument) => void): void {
    this.document.save();
    draw(this.document);
    this.document.restore();
  }
}

function withTrailingSpace(line: readonly Run[]): readonly Run[] {
  const last = line.at(-1);
  return last === undefined ? line : [...line.slice(0, -1), { ...last, text: `${last.text} ` }];
}
