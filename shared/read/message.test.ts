import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readMessage } from './message.ts';
import { messageCandidates } from './message-candidates.ts';

interface Labelled {
  readonly id: string;
  readonly accept: readonly string[];
  readonly candidates_must_include: readonly string[];
  readonly vague?: boolean;
  readonly text: string;
}

function fixture(name: string): Labelled[] {
  const path = new URL(`../../e2e/fixtures/error-texts/${name}`, import.meta.url);
  return readFileSync(path, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Labelled);
}

const primaryOf = (text: string): string | null => messageCandidates(readMessage(text)).primary?.cause ?? null;
const candidatesOf = (text: string): string[] => {
  const { primary, others } = messageCandidates(readMessage(text));
  return [primary, ...others].flatMap((cause) => (cause === null ? [] : [cause.cause]));
};

describe('given what a program printed', () => {
  for (const { id, accept, candidates_must_include, vague, text } of fixture('own.ndjson'))
    it(`${id} ${text.slice(0, 60).replace(/\s+/g, ' ')}`, () => {
      const message = readMessage(text);
      const { primary } = messageCandidates(message);
      if (vague === true) {
        expect(message.vague).toBe(true);
        expect(primary).toBeNull();
      } else expect(accept).toContain(primary?.cause);
      expect(candidatesOf(text)).toEqual(expect.arrayContaining([...candidates_must_include]));
    });
});

describe('given a text that is about something else, finds nothing', () => {
  for (const { id, text } of fixture('not-tls.ndjson'))
    it(`${id} ${text.slice(0, 60).replace(/\s+/g, ' ')}`, () => {
      const message = readMessage(text);
      expect(message.notTls).not.toBeNull();
      expect(message.recognised).toEqual([]);
      expect(messageCandidates(message).primary).toBeNull();
    });
});

describe('survives how people paste', () => {
  const message = 'curl: (60) SSL certificate problem: unable to get local issuer certificate';
  const ways: Record<string, string> = {
    'in capitals': message.toUpperCase(),
    'hard-wrapped in the middle of words': message.replace(/(.{20})/g, '$1\n'),
    'quoted in a mail': `> > ${message.replace('problem:', 'problem:\n> >')}`,
    'with HTML around and inside': `<p>curl: (60) SSL&nbsp;certificate problem:<br>unable to get <b>local</b> issuer certificate</p>`,
    'with JSON escapes': JSON.stringify({ log: `x\n${message}\n` }),
    'with zero-width characters': message.replace(/ /g, '\u200b '),
    'with OCR slips': message.replace('local', '1oca1').replace('issuer', 'lssuer'),
    'amid chatter': `Hi all, since Monday I get this: ${message} - what can I do? Petra`,
    'in a log of 300 kB': `${'2026-11-20 06:00:00 INFO stock for sku 12812 is 259\n'.repeat(3000)}${message}\n${'2026-11-20 06:00:00 INFO order stored\n'.repeat(4000)}`,
  };
  for (const [way, text] of Object.entries(ways))
    it(way, () => {
      expect(candidatesOf(text)).toEqual(expect.arrayContaining(['untrusted-root', 'incomplete-chain', 'interception']));
      expect(primaryOf(text)).toBe('untrusted-root');
    });

  it.each(['depth_zero_self_signed_cert', 'DEPTH ZERO SELF SIGNED CERT', 'DEPTHZEROSELFSIGNEDCERT'])('only the code: %s', (text) => {
    expect(primaryOf(text)).toBe('self-signed');
  });

  it.each([
    ['-2146762487', 'CERT_E_UNTRUSTEDROOT'],
    ['0x800B0109', 'CERT_E_UNTRUSTEDROOT'],
    ['0x80072F8F', 'ERROR_WINHTTP_SECURE_FAILURE'],
    ['12175', 'ERROR_WINHTTP_SECURE_FAILURE'],
    ['-8179', 'SEC_ERROR_UNKNOWN_ISSUER'],
    ['-201', 'ERR_CERT_DATE_INVALID'],
  ])('only the number: %s is %s', (text, id) => {
    expect(readMessage(text).recognised[0]?.id).toBe(id);
  });

  it('says the root one first when a paste holds several errors', () => {
    const both = 'Error: connect ECONNREFUSED 10.0.0.4:5432\ncurl: (60) SSL certificate problem: certificate has expired';
    expect(primaryOf(both)).toBe('expired');
    expect(candidatesOf(both)).toContain('refused');
  });
});

describe('whose mouth', () => {
  it('reads an alert received by a server as the opinion of the client, and by a client as that of the server', () => {
    expect(
      primaryOf(
        'nginx: SSL_do_handshake() failed (SSL: error:0A000418:SSL routines::tlsv1 alert unknown ca) while SSL handshaking, client: 1.2.3.4',
      ),
    ).toBe('untrusted-root');
    expect(primaryOf('curl: (56) OpenSSL SSL_read: error:0A000418:SSL routines::tlsv1 alert unknown ca, errno 0')).toBe(
      'client-cert-rejected',
    );
  });

  it('does not take an alert that the program itself sent for one that it received', () => {
    expect(
      primaryOf('* TLSv1.3 (OUT), TLS alert, certificate expired (557):\ncurl: (60) SSL certificate problem: certificate has expired'),
    ).toBe('expired');
  });

  it('knows the program, its version and its side', () => {
    expect(readMessage('curl 7.88.1\ncurl: (7) Failed to connect: Connection refused').recognised[0]).toMatchObject({
      program: 'curl',
      version: '7.88.1',
      side: 'client',
    });
    expect(
      readMessage('Nov 20 postfix/smtpd[9]: warning: TLS library problem: error:0A000418:SSL routines::tlsv1 alert unknown ca')
        .recognised[0],
    ).toMatchObject({ program: 'Postfix', side: 'server' });
  });
});

describe('what else the text names', () => {
  it('finds host, port, address, issuer and dates', () => {
    const { found } = readMessage(
      '* Trying 203.0.113.20:8443...\n* Connected to shop.acme.example (203.0.113.20) port 8443\nissuer: C=DE; O=Acme; CN=Acme Root\nexpire date: Oct 16 15:24:33 2026 GMT\ncurl: (60) SSL certificate problem: certificate has expired\nMore details here: https://curl.se/docs/sslcerts.html',
    );
    expect(found.hosts[0]).toBe('shop.acme.example');
    expect(found.hosts).not.toContain('curl.se');
    expect(found.port).toBe(8443);
    expect(found.addresses).toContain('203.0.113.20');
    expect(found.issuer).toContain('Acme Root');
    expect(found.dates).toContain('Oct 16 15:24:33 2026 GMT');
  });

  it('never keeps the password of a proxy', () => {
    const { found } = readMessage(
      "Uses proxy env variable https_proxy == 'http://anna:secret@10.0.0.9:3128'\ncurl: (56) CONNECT tunnel failed, response 407",
    );
    expect(found.proxy).toBe('http://10.0.0.9:3128');
  });

  it('keeps the certificates that a browser page offers, and sees that a site asks for HSTS', () => {
    const pem = `-----BEGIN CERTIFICATE-----\n${'MIIB'.repeat(30)}\n-----END CERTIFICATE-----`;
    const { found } = readMessage(
      `You cannot visit a.example right now because the website uses HSTS.\nPEM encoded chain:\n${pem}\n${pem}`,
    );
    expect(found.pem).toHaveLength(2);
    expect(found.hsts).toBe(true);
  });
});

describe('whatever is pasted', () => {
  const anything = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 400 }),
    fc
      .array(
        fc.constantFrom(
          'ssl',
          'ERR_',
          'certificate',
          ' ',
          '\n',
          '&#x',
          '\\u00',
          '<b',
          '0x8009',
          '-',
          '…',
          '://',
          '[::',
          'x509:',
          'DNS:',
          '"',
          'alert ',
        ),
        { maxLength: 80 },
      )
      .map((parts) => parts.join('')),
  );

  it('never throws, and points inside the text', () => {
    fc.assert(
      fc.property(anything, (text) => {
        const message = readMessage(text);
        for (const { from, to } of message.recognised) {
          expect(from).toBeGreaterThanOrEqual(0);
          expect(to).toBeGreaterThan(from);
          expect(to).toBeLessThanOrEqual(message.text.length);
        }
        messageCandidates(message);
      }),
    );
  });

  it('says the same whatever small talk stands before', () => {
    const texts = fixture('own.ndjson').filter(({ text, vague }) => vague !== true && / /.test(text));
    fc.assert(
      fc.property(
        fc.constantFrom(...texts),
        fc.array(fc.constantFrom('hello', 'team', 'please', 'look', 'at', 'this', 'again', 'today'), { maxLength: 12 }),
        ({ text }, words) => {
          expect(primaryOf(`${words.join(' ')}\n\n${text}`)).toBe(primaryOf(text));
        },
      ),
      { numRuns: 60 },
    );
  });

  it('keeps at most 200 kB, and the line that matters among them', () => {
    const noise = 'INFO nothing to see in this line of the log\n';
    const message = readMessage(
      `${noise.repeat(60_000)}Caused by: sun.security.validator.ValidatorException: PKIX path building failed\n${noise.repeat(20_000)}`,
    );
    expect(message.text.length).toBeLessThanOrEqual(200_000);
    expect(message.recognised[0]?.meaning).toBe('unknown-issuer');
  });
});
