import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createServer } from 'node:tls';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkTarget } from '../../main/case/check.ts';
import { OpenCase } from '../../main/case/open-case.ts';
import { caseHtml, casePdf, caseText } from '../../main/case/reports.ts';
import { type Issued, issue } from '../../main/practice/authority.ts';
import { closeServer, listen } from '../../main/practice/listening.ts';
import type { CaseDocument } from '../../shared/model/case-document.ts';
import { DEFAULT_OPTIONS } from '../../shared/model/input.ts';
import { ticketLines } from '../../shared/report/plain-text.ts';

const run = promisify(execFile);
const HOSTILE = '<script>alert(1)</script>\u202Egnp.exe \u001b[31mred\u0007 & "quotes"';
const NAMES = Array.from({ length: 500 }, (_, index) => `host-${index}.example.com`);

let folder = '';
let document: CaseDocument;

/** A case about a real server whose certificate holds hostile text and 500 names. */
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'handshake-doctor-report-'));
  const root: Issued = await issue({ commonName: `Root ${HOSTILE}`, names: [], kind: 'root', validFromDays: -10, validToDays: 800 }, null);
  const leaf = await issue({ commonName: HOSTILE, names: NAMES, kind: 'server', validFromDays: -10, validToDays: 80 }, root);
  const server = createServer({ key: leaf.keyPem, cert: leaf.certificatePem }, (socket) => socket.on('error', () => socket.destroy()));
  server.on('tlsClientError', (_fault, socket) => socket.destroy());
  const port = await listen(server, 0);
  const now = () => new Date().toISOString();
  const open = new OpenCase({
    input: {
      kind: 'target',
      target: {
        host: 'shop.example.com',
        port: 443,
        hostIsAddress: false,
        startTls: null,
        connectTo: { host: '127.0.0.1', port },
        asTyped: 'shop.example.com',
      },
      options: {
        ...DEFAULT_OPTIONS,
        proxy: { kind: 'none' },
        trustOnlyPem: root.certificatePem,
        timeoutSeconds: 20,
        offline: true,
      },
    },
    situation: { audience: 'operator', about: 'this-computer' },
    at: now(),
    platform: 'linux',
  });
  document = await checkTarget(open, { signal: new AbortController().signal, now, env: {}, onProgress: () => undefined });
  await closeServer(server);
  await writeFile(join(folder, 'report.pdf'), await casePdf(document));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** What a person can select and copy out of the pages. */
async function pdfText(): Promise<string> {
  const { stdout } = await run('pdftotext', ['-layout', join(folder, 'report.pdf'), '-'], { maxBuffer: 16_000_000 });
  return stdout;
}

describe('given a certificate with hostile text and 500 names, the report', () => {
  it('names the cause in selectable text', async () => {
    expect(document.diagnosis.primary?.cause).toBe('name-mismatch');
    const text = (await pdfText()).replace(/\s+/g, ' ');
    expect(text).toContain('Report on shop.example.com');
    expect(text).toContain('name-mismatch');
  });
  it('shows control and direction characters as visible marks', async () => {
    const text = await pdfText();
    expect(text).toContain('<U+202E>');
    expect(text).toContain('<U+001B>');
    expect(text.replace(/[\n\f]/g, '')).not.toMatch(/[\p{Cc}\u202A-\u202E\u2066-\u2069]/u);
  });
  it('says how many names there are and does not print them all', async () => {
    const text = (await pdfText()).replace(/\s+/g, ' ');
    expect(text).toContain('host-0.example.com');
    expect(text).toMatch(/and 488 more/);
    expect(text).not.toContain('host-499.example.com');
  });
  it('is tagged, titled and in a language, so that it can be read aloud', async () => {
    const { stdout } = await run('pdfinfo', [join(folder, 'report.pdf')]);
    expect(stdout).toMatch(/Tagged:\s+yes/);
    expect(stdout).toMatch(/Title:\s+Report on shop\.example\.com/);
    const { stdout: structure } = await run('pdfinfo', ['-struct-text', join(folder, 'report.pdf')]);
    for (const part of ['H1', 'H2', 'Table', 'TH', 'LBody']) expect(structure).toMatch(new RegExp(`^ *${part}\\b`, 'm'));
    const raw = (await readFile(join(folder, 'report.pdf'))).toString('latin1');
    expect(raw).toContain('/Lang (en)');
  });
  it('carries no script into HTML', () => {
    const html = caseHtml(document);
    expect(html).not.toContain('<script');
    expect(html).toContain('&#60;script&#62;');
  });
  it('sends no escape to a terminal', () => {
    expect(caseText(document).replaceAll('\n', '')).not.toMatch(/\p{Cc}/u);
  });
  it('copies for the ticket as 12 plain lines', () => {
    const lines = ticketLines(document);
    expect(lines).toHaveLength(12);
    for (const line of lines) {
      expect(line).not.toMatch(/[\p{Cc}\p{Cf}]/u);
      expect(line.length).toBeLessThanOrEqual(310);
    }
  });
});
