/** What of one entry is kept; the rest of a longer one is left out. */
const LONGEST_ENTRY = 64 * 1024;
const FIELDS = new Set(['MESSAGE', 'SYSLOG_IDENTIFIER', '_COMM', '_PID', 'SYSLOG_PID', '__REALTIME_TIMESTAMP']);

/**
 * The journal's export format (systemd, "Journal Export Formats"): a field a line, an empty line behind each entry. Each entry becomes
 * one line of JSON as `journalctl -o json` writes it, with as many empty lines behind it as keep the numbers of the lines.
 */
export class JournalExport {
  #fields: Record<string, string> = {};
  #rest = '';
  #lines = 0;

  static begins(head: string): boolean {
    return head.startsWith('__CURSOR=');
  }

  read(text: string): string {
    const lines = (this.#rest + text).split('\n');
    this.#rest = (lines.pop() ?? '').slice(0, LONGEST_ENTRY);
    let out = '';
    for (const line of lines) {
      this.#lines += 1;
      if (line === '') {
        out += this.#entry();
        continue;
      }
      const name = line.slice(0, Math.max(0, line.indexOf('=')));
      // A field with binary content has no equals sign in its first line; it is left out.
      if (FIELDS.has(name)) this.#fields[name] = line.slice(name.length + 1, LONGEST_ENTRY);
    }
    return out;
  }

  end(): string {
    return this.read('\n\n');
  }

  #entry(): string {
    const line = `${JSON.stringify(this.#fields)}${'\n'.repeat(this.#lines)}`;
    this.#fields = {};
    this.#lines = 0;
    return line;
  }
}
