import type { LogLine } from './line-frame.ts';
import type { LineReading, SoftwareReader } from './line-reading.ts';
import { ByShape } from './line-shape.ts';
import { accessLog, isAccessLine } from './software/access-log.ts';
import { anyProgram } from './software/any-program.ts';
import { apache } from './software/apache.ts';
import { appliances } from './software/appliances.ts';
import { cloud } from './software/cloud.ts';
import { dovecot } from './software/dovecot.ts';
import { fixedWordings } from './software/fixed-wordings.ts';
import { go } from './software/go.ts';
import { haproxy } from './software/haproxy.ts';
import { java } from './software/java.ts';
import { loaded } from './software/loaded.ts';
import { nginx } from './software/nginx.ts';
import { node } from './software/node.ts';
import { postfix } from './software/postfix.ts';
import { postgresql } from './software/postgresql.ts';
import { python } from './software/python.ts';
import { schannel } from './software/schannel.ts';
import { slapd } from './software/slapd.ts';
import { stunnel } from './software/stunnel.ts';
import { windows } from './software/windows.ts';

/** Who knows a format by its head: no line is of two of them. */
const BY_HEAD: readonly SoftwareReader[] = [accessLog, nginx, apache, postfix, dovecot, stunnel, haproxy];
/** Who knows words; in this order, the particular ones first. */
const BY_WORDS: readonly SoftwareReader[] = [
  loaded,
  go,
  node,
  java,
  python,
  cloud,
  appliances,
  windows,
  schannel,
  postgresql,
  slapd,
  fixedWordings,
  anyProgram,
];
const READERS: readonly SoftwareReader[] = [...BY_HEAD, ...BY_WORDS];

/** What visitors ask for and call themselves may quote anything. */
const QUOTED = /"(?:[^"\\]|\\.)*"/g;

/** Finds whose line it is. A log is mostly of one program; lines of one shape always are, so that all are asked once for each shape. */
export class Readers {
  readonly #whose = new ByShape<number>();
  #last: SoftwareReader = accessLog;

  /** What the line says; null where nobody reads it. */
  read(line: LogLine): LineReading | null {
    const likely = this.#last(line);
    if (likely !== null) return likely;
    // It looks at fields, and the shape is of the text alone.
    const ofCloud = line.fields === null ? null : (accessLog(line) ?? cloud(line));
    if (ofCloud !== null) return ofCloud;
    let first: LineReading | null = null;
    const whose = this.#whose.get(`${line.program ?? ''}\n${line.text}`, () => {
      const said = line.fields === null && isAccessLine(line.text) ? { ...line, text: line.text.replace(QUOTED, '""') } : line;
      return READERS.findIndex((reader) => {
        first = reader(reader === accessLog ? line : said);
        return first !== null;
      });
    });
    const reader = READERS[whose];
    if (reader !== undefined && whose < BY_HEAD.length) this.#last = reader;
    return first ?? reader?.(line) ?? null;
  }
}
