import { describe, expect, it } from 'vitest';
import { extract } from './extract.ts';

interface Wanted {
  /** The host that a check would go to. */
  readonly host?: string;
  readonly port?: number;
  readonly issuer?: string;
  readonly proxy?: string;
  readonly dates?: number;
}

const TEXTS: readonly (readonly [string, Wanted])[] = [
  [
    'NET::ERR_CERT_COMMON_NAME_INVALID\nSubject: www.other.example\nIssuer: Northgate TLS CA 2\nYou cannot visit shop.acme.example right now because the website uses HSTS.',
    { host: 'shop.acme.example' },
  ],
  [
    "curl: (60) SSL: no alternative certificate subject name matches target host name '2001:db8::17'\n* connect to 2001:db8::17 port 8443",
    { host: '2001:db8::17', port: 8443 },
  ],
  ['Connection to node -1 (kafka1.acme.example/10.9.0.11:9093) failed authentication', { host: 'kafka1.acme.example', port: 9093 }],
  ['[thrd:ssl://broker.acme.example:9094/bootstrap]: SSL handshake failed', { host: 'broker.acme.example', port: 9094 }],
  ['{:to_address, {~c"repo.acme.example", 443}}, {:tls_alert, {:unknown_ca', { host: 'repo.acme.example', port: 443 }],
  ['irc: connecting to server irc.acme.example/6697 (SSL)...', { host: 'irc.acme.example', port: 6697 }],
  ['Cannot connect to host 192.168.178.40:8123 ssl:True [SSLCertVerificationError]', { host: '192.168.178.40', port: 8123 }],
  ['Error: connect ECONNREFUSED 127.0.0.1:8443\n    at TCPConnectWrap.afterConnect', { host: '127.0.0.1', port: 8443 }],
  ['mosquitto_sub -h mqtt.acme.example -p 8883\nUnable to connect (A TLS error occurred.).', { host: 'mqtt.acme.example', port: 8883 }],
  ['fetch https://[2001:db8::5]:9443/x failed: certificate has expired', { host: '2001:db8::5', port: 9443 }],
  ['Firefox: https://müller-bäckerei.example/ SEC_ERROR_UNKNOWN_ISSUER', { host: 'müller-bäckerei.example' }],
  [
    'Your connection is not private\nAttackers might be trying to steal your information from bücher.example (for example, passwords)',
    { host: 'bücher.example' },
  ],
  ['{"host":"api.shop.example","port":8443,"err":"CERT_HAS_EXPIRED"}', { host: 'api.shop.example', port: 8443 }],
  [
    '{"hostname": "api.shop.example", "port": "8443", "code":"ECONNREFUSED","address":"10.0.0.8"}',
    { host: 'api.shop.example', port: 8443 },
  ],
  [
    'From: Ann <ann@mail.acme.example>\nTo: help@vendor.example\nHi, openssl s_client -connect shop.acme.example:5061 says certificate has expired\n-- \nAnn, www.acme.example',
    { host: 'shop.acme.example', port: 5061 },
  ],
  [
    'javax.net.ssl.SSLHandshakeException: No name matching ldap.acme.example found\n\tat com.acme.shop.web.client.HttpCaller.call(HttpCaller.java:88)\n\tat org.springframework.web.servlet.FrameworkServlet.service(FrameworkServlet.java:883)',
    { host: 'ldap.acme.example' },
  ],
  [
    'javax.naming.CommunicationException: dc1.acme.example:636 [Root exception is javax.net.ssl.SSLHandshakeException: PKIX path building failed]',
    { host: 'dc1.acme.example', port: 636 },
  ],
  [
    'psql: error: connection to server at "db.acme.example" (10.3.3.3), port 5433 failed: SSL error: certificate verify failed',
    { host: 'db.acme.example', port: 5433 },
  ],
  [
    'Could not connect to Redis at cache.acme.example:6380: SSL_connect failed: certificate verify failed',
    { host: 'cache.acme.example', port: 6380 },
  ],
  ['host=db.acme.example port=5433 sslmode=verify-full: certificate verify failed', { host: 'db.acme.example', port: 5433 }],
  [
    'Server=tcp:sql.acme.example,1444;Encrypt=True -> (provider: SSL Provider, error: 0 - The certificate chain was issued by an authority that is not trusted.)',
    { host: 'sql.acme.example', port: 1444 },
  ],
  ['curl: (6) Could not resolve host: printserver', { host: 'printserver' }],
  ['An error occurred during a connection to timesheet:8443. PR_CONNECT_RESET_ERROR', { host: 'timesheet', port: 8443 }],
  ['This server couldn’t prove that it’s wiki; its security certificate is from wiki.acme.example.', { host: 'wiki' }],
  ['Attackers might be trying to steal your information from fileserver (for example, passwords).', { host: 'fileserver' }],
  ['intranet’s server IP address could not be found.\nDNS_PROBE_FINISHED_NXDOMAIN', { host: 'intranet' }],
  ['psql: error: connection to server at "pgmain" (10.2.3.4), port 5433 failed', { host: 'pgmain', port: 5433 }],
  ['nas.home.arpa uses an invalid security certificate. SEC_ERROR_UNKNOWN_ISSUER', { host: 'nas.home.arpa' }],
  ['ERR_CERT_AUTHORITY_INVALID at portal.acme.local/login', { host: 'portal.acme.local' }],
  ['dial tcp: lookup api.acme.example on 10.0.0.2:53: no such host', { host: 'api.acme.example' }],
  [
    'Get "https://10.96.0.1:443/api": tls: failed to verify certificate: x509: certificate is valid for 127.0.0.1, not 10.96.0.1',
    { host: '10.96.0.1', port: 443 },
  ],
  ['remote error: tls: bad certificate from 192.0.2.7:51234 while serving localhost:8443', {}],
  ['mongodb+srv://user:pw@cluster0.acme.example/db: certificate has expired', { host: 'cluster0.acme.example' }],
  [
    "smtp.acme.example:587 STARTTLS failed: certificate verify failed: Hostname mismatch, certificate is not valid for 'smtp.acme.example'",
    { host: 'smtp.acme.example', port: 587 },
  ],
  [
    'NET::ERR_CERT_AUTHORITY_INVALID\nSubject: nas.home.example\nIssuer: nas.home.example CA\nExpires on: Dec 3, 2027\nCurrent date: Nov 30, 2026',
    { host: 'nas.home.example', issuer: 'nas.home.example CA' },
  ],
  [
    "* issuer: C=US; O=Let's Encrypt; CN=R11\n* SSL certificate problem: certificate has expired",
    { issuer: "C=US; O=Let's Encrypt; CN=R11" },
  ],
  ['expire date: Nov  1 23:59:59 2026 GMT; notAfter=Nov  1 23:59:59 2026 GMT', { dates: 1 }],
  ['Not valid after 01.11.2026 23:59 , NotAfter: Sun Nov 01 00:59:59 CET 2026', { dates: 2 }],
  [
    'via proxy http://user:secret@proxy.acme.example:3128: CONNECT tunnel failed, response 407 for https://api.acme.example/',
    { host: 'api.acme.example', proxy: 'http://proxy.acme.example:3128' },
  ],
  [
    'Proxy server: wpad.acme.example:8080 refused. ERR_PROXY_CONNECTION_FAILED at https://www.acme.example',
    { host: 'www.acme.example', proxy: 'wpad.acme.example:8080' },
  ],
  [
    "requests.exceptions.SSLError: HTTPSConnectionPool(host='api.acme.example', port=8443): Max retries exceeded with url: /v1",
    { host: 'api.acme.example', port: 8443 },
  ],
  [
    'File "/usr/lib/python3/x.py", line 2, in send\n raise SSLError(endpoint_url=request.url, error=e)\nSSL validation failed for https://s3.acme.example/',
    { host: 's3.acme.example' },
  ],
  ['ssl.c:1001 error in net.http.client.connect for node.js process.env.HTTPS https://reg.acme.example/', { host: 'reg.acme.example' }],
  ['The certificate for xn--bcher-kva.example expired on November 1, 2026.', { host: 'xn--bcher-kva.example' }],
  ['wss://chat.acme.example:8443/ws failed: net::ERR_CONNECTION_REFUSED', { host: 'chat.acme.example', port: 8443 }],
  [
    "ldap_url_parse_ext(ldaps://ad.acme.example:3269)\nldap_sasl_bind(SIMPLE): Can't contact LDAP server (-1)",
    { host: 'ad.acme.example', port: 3269 },
  ],
  ['"server": "api.acme.example:6443", x509: certificate signed by unknown authority', { host: 'api.acme.example', port: 6443 }],
  ['peeraddr=203.0.113.8:8443 state=error: certificate verify failed', { port: 8443 }],
  ['TLS handshake with mx1.acme.example[203.0.113.25]:25 failed: certificate expired', { host: 'mx1.acme.example', port: 25 }],
  ['Error connecting to api.acme.example on port 9200: certificate has expired', { host: 'api.acme.example', port: 9200 }],
  ['Der Server unter intranet braucht zu lange. https://intranet/ ERR_CERT_COMMON_NAME_INVALID', { host: 'intranet' }],
  [
    "unable to access 'https://git.acme.example:8443/x.git/': Failed to connect to proxy.acme.example port 3128: Connection refused",
    { host: 'git.acme.example', port: 8443 },
  ],
  ['imaps://mail.acme.example — PR_END_OF_FILE_ERROR, version 1.2.3.4 of app, build 10.0.19045.3693', { host: 'mail.acme.example' }],
  ['Trying 203.0.113.9:443... Connected to shop.acme.example (203.0.113.9) port 443 (#0)', { host: 'shop.acme.example', port: 443 }],
  [
    'error at com.acme.client.Tls.connect(Tls.kt:20): handshake with acme.example failed: CERTIFICATE_VERIFY_FAILED',
    { host: 'acme.example' },
  ],
];

describe('what a message names', () => {
  it.each(TEXTS)('%s', (text, wanted) => {
    const found = extract(text, null);
    if (wanted.host !== undefined) expect(found.hosts[0]).toBe(wanted.host);
    if (wanted.port !== undefined) expect(found.port).toBe(wanted.port);
    if (wanted.issuer !== undefined) expect(found.issuer).toBe(wanted.issuer);
    if (wanted.proxy !== undefined) expect(found.proxy).toBe(wanted.proxy);
    if (wanted.dates !== undefined) expect(found.dates.length).toBeGreaterThanOrEqual(wanted.dates);
  });

  it('takes no mail domain, package, file or property of an object for a host', () => {
    const text =
      'From: Ann <ann@mail.acme.example>\n\tat com.acme.shop.web.Caller.call(Caller.java:88)\n\tat org.springframework.web.servlet.FrameworkServlet.service(F.java:1)\n raise SSLError(endpoint_url=request.url, error=e) in process.env.HTTPS, see ssl.c and handler.py; curl: (60) SSL certificate problem for https://shop.acme.example/';
    expect(extract(text, 'curl').hosts).toEqual(['shop.acme.example']);
  });
});
