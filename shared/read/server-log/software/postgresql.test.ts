import { describe, expect, it } from 'vitest';
import { LogReader } from '../log-reader.ts';

function read(text: string) {
  const reader = new LogReader();
  reader.push(text);
  return reader.end();
}

/** PostgreSQL 15; the line below the failure is of version 16 (`be-secure-openssl.c`). */
const line = (prefix: string, said: string) => `2026-12-01 10:08:12.987 UTC ${prefix}LOG:  ${said}\n`;
const received = 'connection received: host=192.0.2.7 port=43210';
const unknownCa = 'could not accept SSL connection: tlsv1 alert unknown ca';
const refused = 'could not accept SSL connection: certificate verify failed';

describe('PostgreSQL', () => {
  it.each([
    ['stands in front of the line (%h)', line('[28855] 192.0.2.7 ', unknownCa)],
    ['stands in front of the line with its port (%r)', line('[28855] 192.0.2.7(43210) ', unknownCa)],
    [
      'stands in the line of the same process above',
      line('[28855] ', received) + line('[28856] ', 'connection received: host=198.51.100.4 port=1') + line('[28855] ', unknownCa),
    ],
    [
      'stands in a log of commas',
      `2026-12-01 10:08:12.987 UTC,,,28855,"192.0.2.7:43210",692e.70b7,1,"",2026-12-01 10:08:12 UTC,,0,LOG,08P01,"${unknownCa}",,,,,,,,,"","not initialized",,0\n`,
    ],
    [
      'stands in a log of JSON',
      `{"timestamp":"2026-12-01 10:08:12.987 UTC","pid":28855,"remote_host":"192.0.2.7","remote_port":43210,"error_severity":"LOG","message":"${unknownCa}"}\n`,
    ],
  ])('names the client, where it %s', (_where, text) =>
    expect(read(text).events).toMatchObject([{ software: 'postgresql', cause: 'untrusted-root', client: '192.0.2.7' }]),
  );
  it('says what was wrong with the client’s certificate, where the next line does', () =>
    expect(
      read(
        `${line('[5] ', refused)}2026-12-01 10:08:12.987 UTC [5] DETAIL:  Client certificate verification failed at depth 0: certificate has expired.\n`,
      ).events,
    ).toMatchObject([{ cause: 'client-cert-rejected', candidates: ['expired', 'clock-wrong'] }]));
  it('counts what worked', () =>
    expect(
      read(
        line('[5] ', received) +
          line('[5] ', 'connection authorized: user=a database=b SSL enabled (protocol=TLSv1.3, cipher=TLS_AES_256_GCM_SHA384, bits=256)'),
      ).summary,
    ).toMatchObject({ failures: 0, worked: 1, versions: [{ name: 'TLSv1.3', worked: 1 }] }));
  it('of a connection without TLS says nothing', () =>
    expect(read(line('[5] ', received) + line('[5] ', 'connection authorized: user=a database=b')).summary).toMatchObject({
      failures: 0,
      worked: 0,
    }));
});
