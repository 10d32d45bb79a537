import { describe, expect, test } from 'vitest';
import { readMessage } from '../message.ts';
import { readWorked } from './worked.ts';

const kind = (text: string) => readMessage(text).notTls?.kind;

describe('what a script printed that was answered', () => {
  test.each([
    ['Python sockets', "TLSv1.3 ('TLS_AES_256_GCM_SHA384', 'TLSv1.3', 256)\n", 'Python'],
    ['Java', '200 TLSv1.3 TLS_AES_256_GCM_SHA384\nhello\n', 'the program'],
    ['Node', 'statusCode: 200 TLSv1.3 true\nhello\n', 'the program'],
    ['Perl', 'connected TLSv1_3 TLS_AES_256_GCM_SHA384\nHTTP/1.1 200 OK\n', 'the program'],
    ['curl -w with names', 'verify: 0 code: 200 version: 1.1\n', 'curl'],
    ['PHP', 'HTTP 200 ssl_verify_result 0\n', 'curl'],
    ['wget', '--2026-12-01 10:06:10--  https://shop.example/\nHTTP request sent, awaiting response... 200 OK\n', 'wget'],
  ])('given %s, says that the connection worked', (_who, text, program) => {
    expect(readWorked(text)).toMatchObject({ program, checked: true });
    expect(readMessage(text).recognised).toEqual([]);
  });

  test.each([
    ['its status of a check is not 0', '{"http_code":0,"response_code":0,"ssl_verify_result":0,"exitcode":28}'],
    ['it complains behind', 'connected TLSv1.3 TLS_AES_256_GCM_SHA384\nread: at s.pl line 1.\n'],
    ['somebody asks', 'Status: 200 TLS_AES_256_GCM_SHA384 but is that fine?\n'],
    ['nothing speaks of TLS', 'Response code: 200\n'],
  ])('given that %s, does not say so', (_what, text) => {
    expect(readWorked(text)).toBeNull();
  });

  test('given that nobody checked the certificate, says so', () => {
    expect(readWorked('$ python3 get.py # verify=False\n200 TLSv1.3 TLS_AES_256_GCM_SHA384\n')?.checked).toBe(false);
  });

  test.each([['<Response [200]>\n200 hello\n'], ['HTTP/1.1 200 OK\nContent-Length: 6\n'], ['Response code: 200\n']])(
    'given %j alone, says that nothing failed',
    (text) => {
      expect(kind(text)).toBe('healthy');
    },
  );
});
