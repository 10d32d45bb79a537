import type { Said } from '../../../shared/model/said.ts';
import { parseTarget } from '../../../shared/read/target.ts';
import { say } from '../../../shared/words/index.ts';

export interface SiteReading {
  /** How the address is understood, in plain words; empty while there is nothing to say. */
  readonly said: readonly Said[];
  readonly problem: { readonly said: Said; readonly next: Said } | null;
  /** More typing will not mend the problem, so it may be said before the button is pressed. */
  readonly surely: boolean;
}

/** What a person typed so far, read as main will read it. Pure but for the browser's own URL reader. */
export function readSite(typed: string): SiteReading {
  const read = parseTarget(typed, { startTls: null, connectTo: null, toAscii });
  if (!read.ok) {
    const surely = read.error.said.key === 'targets.spaces' || read.error.said.key === 'targets.too-long';
    return { said: [], problem: { said: read.error.said, next: read.error.next }, surely };
  }
  const { host, port, startTls } = read.value;
  const plan =
    startTls === null
      ? say('input.site.will-check', { host, port: String(port) })
      : say('input.site.will-check.mail', { host, port: String(port), protocol: startTls.toUpperCase() });
  const dropsUser = /^[a-z+]+:\/\/[^/]*@/iu.test(typed.trim());
  return { said: dropsUser ? [plan, say('input.site.drops-user')] : [plan], problem: null, surely: false };
}

/** UTS 46 by the browser: '' where the name cannot be turned into A-labels. */
export function toAscii(name: string): string {
  return URL.canParse(`http://${name}/`) ? new URL(`http://${name}/`).hostname : '';
}
