import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { harmless } from './harmless.ts';
import { redact, redactEach } from './redact.ts';

describe('given a text with secrets in it, keeps the text and drops the secret', () => {
  const cases: readonly (readonly [name: string, text: string, secret: string, kept: string])[] = [
    ['a URL with a password', 'curl https://bob:hunter2@shop.example.com/x failed', 'hunter2', 'shop.example.com/x failed'],
    ['a proxy URL', 'HTTPS_PROXY=http://corp%5Cbob:pa55@proxy:3128', 'pa55', 'proxy:3128'],
    ['a private key', 'before\n-----BEGIN RSA PRIVATE KEY-----\nMIIEow\n-----END RSA PRIVATE KEY-----\nafter', 'MIIEow', 'after'],
    ['a private key that was cut', 'before\n-----BEGIN PRIVATE KEY-----\nMIIEow', 'MIIEow', 'before'],
    ['a header', 'Authorization: Bearer abc.def\nHost: x', 'abc.def', 'Host: x'],
    ['a cookie', '> Cookie: session=12345; a=b\n> Host: x', '12345', 'Host: x'],
    ['a password in a query', 'GET /login?user=bob&password=geheim&x=1', 'geheim', 'x=1'],
    ['a curl command', 'curl -u bob:pw https://x.example/', 'bob:pw', 'https://x.example/'],
    ['a token in an address', 'GET https://x.example/reset?id=7&token=abc123xyz&lang=de', 'abc123xyz', 'lang=de'],
    [
      'a signed address of a cloud',
      'https://b.example/o?X-Amz-Signature=0f1e2d3c4b5a&X-Amz-Date=20261130',
      '0f1e2d3c4b5a',
      'X-Amz-Date=20261130',
    ],
    ['a shared access signature', 'https://b.example/o?sv=2024&sig=AbC%2Fd1234&se=2026', 'AbC%2Fd1234', 'se=2026'],
    ['a session in an address', 'GET /a?PHPSESSID=9f8e7d6c HTTP/1.1', '9f8e7d6c', 'HTTP/1.1'],
    ['a bearer without its header', 'sent Bearer eyJhbGciOiJIUzI1NiJ9.e30.Zm9v and got 401', 'eyJhbGciOiJIUzI1NiJ9', 'and got 401'],
    ['a login that a proxy wanted', 'Negotiate YIIKzgYGKwYBBQUCoIIKwjCC was refused', 'YIIKzgYGKwYBBQUCoIIKwjCC', 'was refused'],
    ['a header of a HAR file', '{"name": "Cookie", "value": "sid=77aa"}, {"name": "Host"', '77aa', '"name": "Host"'],
    ['a cloud key', 'aws_secret_access_key = wJalrXUtnFEMI/K7MDENG\nregion = eu', 'wJalrXUtnFEMI', 'region = eu'],
    ['a token by its shape', 'git clone with ghp_16C7e42F292c6912E7710c838347Ae178B4a failed', 'ghp_16C7', 'failed'],
    ['the login of a registry', '//registry.example/:_authToken=npm_abcDEF123\nca=x', 'npm_abcDEF123', 'ca=x'],
    ['a password behind a space', 'curl --password hunter2 https://x.example/', 'hunter2', 'https://x.example/'],
    ['a password stuck to its option', 'mysql -u root -pS3cret --ssl-mode=VERIFY_CA', 'S3cret', '--ssl-mode=VERIFY_CA'],
    ['the password of a store', 'keytool -list -storepass hunter2 -keystore a.p12', 'hunter2', '-keystore a.p12'],
    ['a password that openssl is given', 'openssl pkcs12 -in a.p12 -passin pass:hunter2 -nokeys', 'hunter2', '-nokeys'],
    ['the variable of a database', 'PGPASSWORD=hunter2 psql "sslmode=verify-full"', 'hunter2', 'sslmode=verify-full'],
    ['another variable of a database', 'MYSQL_PWD=hunter2 mysql --ssl', 'hunter2', 'mysql --ssl'],
    ['a connection string', 'Server=db;User Id=sa;Pwd=hunter2;Encrypt=True', 'hunter2', 'Encrypt=True'],
    ['a password of several words', 'password: "correct horse battery"\nhost: x', 'horse battery', 'host: x'],
    ['a password in another language', 'Benutzer: bob\nPasswort: geheim12\nServer: mail.example', 'geheim12', 'Server: mail.example'],
    [
      'a key in a Kubernetes secret',
      'tls.crt: LS0tCRT\ntls.key: LS0tLS1CRUdJTiBQUklW\ntype: x',
      'LS0tLS1CRUdJTiBQUklW',
      'tls.crt: LS0tCRT',
    ],
    ['a key of PGP', 'a\n-----BEGIN PGP PRIVATE KEY BLOCK-----\nlQOYBF\n-----END PGP PRIVATE KEY BLOCK-----\nb', 'lQOYBF', 'b'],
    ['what opens a capture', `CLIENT_RANDOM ${'0a'.repeat(32)} ${'5ec'.repeat(32)}\nend`, '5ec5ec', 'end'],
    [
      'what openssl prints of a session',
      '    Master-Key: 5EC0FFEE5EC0FFEE\n    Verify return code: 10',
      '5EC0FFEE',
      'Verify return code: 10',
    ],
    ['a mail login', 'AUTH PLAIN AGJvYgBodW50ZXIy\n535 failed', 'AGJvYgBodW50ZXIy', '535 failed'],
    ['a login line by line', 'USER bob\nPASS hunter2\n530 Login incorrect', 'hunter2', '530 Login incorrect'],
    ['a login of IMAP', 'a1 LOGIN bob hunter2\na1 NO failed', 'hunter2', 'a1 NO failed'],
    ['a search of a directory', 'ldapsearch -H ldaps://dc.example -D cn=x -w hunter2 -b dc=x', 'hunter2', '-b dc=x'],
    ['the address of a database', 'DATABASE_URL=postgres://u:p4ss@db.example/x?sslmode=require', 'p4ss', 'sslmode=require'],
    ['a session of a cloud', 'export AWS_SESSION_TOKEN=FQoGZX7\naws s3 ls', 'FQoGZX7', 'aws s3 ls'],
    ['a setting of Spring', 'spring.datasource.password=hunter2\nserver.port=8443', 'hunter2', 'server.port=8443'],
    ['a header of a vault', 'X-Vault-Token: s.abcd1234\nHost: x', 's.abcd1234', 'Host: x'],
    ['a header of a forge', "curl -H 'PRIVATE-TOKEN: glabc99' https://git.example/api", 'glabc99', 'https://git.example/api'],
    ['a password for wget', 'wget --http-user=bob --http-password=hunter2 https://x.example', 'hunter2', 'https://x.example'],
    ['a password in XML', '<user>bob</user><password>hunter2</password><ssl>true</ssl>', 'hunter2', '<ssl>true</ssl>'],
    ['a line of a router', 'username bob password 7 0822455D0A16\nip http secure-server', '0822455D0A16', 'ip http secure-server'],
    ['a line of netrc', 'machine x.example login bob password hunter2\n', 'hunter2', 'machine x.example'],
    ['a stored login of Windows', 'cmdkey /add:srv /user:bob /pass:hunter2\r\nok', 'hunter2', 'ok'],
    ['a session without its header', 'JSESSIONID=9A8B7C; Path=/; Secure', '9A8B7C', 'Path=/; Secure'],
    ['a second factor', 'otpauth://totp/x?secret=JBSWY3DP&issuer=x', 'JBSWY3DP', 'issuer=x'],
    ['a share of Windows', 'smbclient //srv/a -U bob%hunter2 -e', 'hunter2', '//srv/a'],
    ['quotes inside quotes', String.raw`body: "{\"password\":\"hun ter2\",\"tls\":true}"`, 'hun ter2', String.raw`\"tls\":true`],
    ['a password in a YAML file', "ldap:\n  bindPassword: 'hunter 2'\n  uri: ldaps://x", 'hunter 2', 'uri: ldaps://x'],
    ['a share of Windows with its password', 'net use Z: \\\\srv\\share hunter2 /user:CORP\\bob', 'hunter2', '/user:CORP'],
    ['a share with the user first', 'net use \\\\srv\\share /user:bob hunter2 /persistent:yes', 'hunter2', '/persistent:yes'],
    ['a user of Windows', 'net user bob hunter2 /add', 'hunter2', '/add'],
    ['a password with an at-sign', 'https://bob:p@ss@host.example/x failed', 'ss@', 'host.example/x failed'],
    ['a password with a slash', 'https://bob:pa/ss@x.example/', 'pa/ss', 'x.example'],
    ['a proxy without a scheme', 'set HTTPS_PROXY=bob:hunter2@proxy.corp:8080', 'hunter2', 'proxy.corp:8080'],
    ['a proxy behind an option', 'curl -x bob:hunter2@proxy.corp:8080 https://x.example', 'hunter2', 'proxy.corp:8080'],
    ['a proxy in a setting', 'git config --global http.proxy bob:hunter2@proxy:3128', 'hunter2', 'proxy:3128'],
    ['a login stuck to its letter', 'curl -ubob:hunter2 https://x.example/', 'hunter2', 'https://x.example/'],
    ['a login of Docker', 'docker login -u bob -p hunter2 registry.example', 'hunter2', 'registry.example'],
    ['a login of Redis', 'redis-cli -h r.example --tls -a hunter2 ping', 'hunter2', 'ping'],
    ['an option at the start', '--proxy-auth bob:hunter2 --proxy http://p:3128', 'hunter2', 'http://p:3128'],
    ['a key of Wi-Fi', 'ssid="x"\npsk="hunter two"', 'hunter two', 'ssid="x"'],
    ['a login to a directory', 'uri ldaps://dc.example\nbindpw hunter2\nbase dc=x', 'hunter2', 'base dc=x'],
    ['a setting in two words', 'proxy_password hunter2\nproxy_port 3128', 'hunter2', 'proxy_port 3128'],
    ['a key of a cloud store', 'AccountName=x;AccountKey=Zm9vYmFy+/==;EndpointSuffix=core', 'Zm9vYmFy', 'EndpointSuffix=core'],
    ['a key of PuTTY', 'Private-Lines: 2\nAAAAgQ1\nAAAAgQ2\nPrivate-MAC: 99', 'AAAAgQ2', 'Private-MAC'],
    ['a sentence', 'My password is hunter2 and the site says SSL error.', 'hunter2', 'SSL error'],
    ['a sentence in German', 'Mein Passwort ist geheim12, und die Seite geht nicht.', 'geheim12', 'die Seite geht nicht'],
    ['a sentence in French', 'mon mot de passe est soleil99 mais rien ne marche', 'soleil99', 'rien ne marche'],
    ['a sentence with a detour', 'the proxy wants a password (it is: Winter2026!) but then SSL fails', 'Winter2026!', 'SSL fails'],
    ['a login with a slash', 'Login: bob / hunter2 at https://x.example', 'hunter2', 'https://x.example'],
    ['a PIN', 'my pin is 4711 for the card', '4711', 'for the card'],
    ['an answer to a prompt', '[sudo] password for bob: hunter2\nmount: failed', 'hunter2', 'mount: failed'],
    ['the answer to a prompt of a key', 'Enter pass phrase for key.pem: hunter2\nverify error', 'hunter2', 'verify error'],
    ['Dutch', 'Wachtwoord: geheim12\nServer: imap.example', 'geheim12', 'imap.example'],
    ['Turkish', 'Şifre: gizli123\nSunucu: imap.example', 'gizli123', 'imap.example'],
    ['PowerShell', 'ConvertTo-SecureString "hunter2" -AsPlainText -Force', 'hunter2', '-AsPlainText'],
    ['a login in code', "requests.get(url, auth=('bob', 'hunter2'), verify=path)", 'hunter2', 'verify=path'],
    ['a login of Oracle', 'jdbc:oracle:thin:bob/hunter2@//db.example:2484/x', 'hunter2', 'db.example:2484/x'],
    ['a mail login line by line', '334 VXNlcm5hbWU6\nYm9i\n334 UGFzc3dvcmQ6\naHVudGVyMg==\n535 failed', 'aHVudGVyMg', '535 failed'],
    ['a password through a pipe', 'echo hunter2 | sudo -S apachectl restart', 'hunter2', 'apachectl restart'],
    ['a remote desktop', 'xfreerdp /u:bob /p:hunter2 /v:srv.example', 'hunter2', '/v:srv.example'],
    ['an address that is a secret', 'POST https://hooks.slack.com/services/T0AAAA/B0BBBB/abcDEFghi failed', 'abcDEFghi', 'failed'],
    ['a token of a payment service', 'key sk_live_51Habcdefghijklmnop was refused', '51Habcdefgh', 'was refused'],
    ['the logins of Docker', '{"auths":{"r.example":{"auth":"Ym9iOmh1bnRlcjI="}}}', 'Ym9iOmh1bnRlcjI', 'r.example'],
    ['a password without “is”', 'I logged in with bob and the password hunter2 but Outlook shows 0x800CCC0E', 'hunter2', '0x800CCC0E'],
    ['a login in one line', 'User: bob  Pass: hunter2  Server: mail.example', 'hunter2', 'mail.example'],
    ['the key of a Wi-Fi', 'my wifi key is 12345678abc and the page does not open', '12345678abc', 'the page does not open'],
    ['a login typed by hand', '+OK\nuser bob\n+OK\npass hunter2\n-ERR', 'hunter2', '-ERR'],
    ['an option with a longer name', 'swaks --auth-user bob --auth-password hunter2 --tls', 'hunter2', '--tls'],
    ['a login behind a comma', 'lftp -u bob,hunter2 ftps://x.example', 'hunter2', 'ftps://x.example'],
    ['a VPN of Windows', 'rasdial VPN bob hunter2', 'hunter2', 'rasdial VPN'],
    ['a remote command of Windows', 'winrs -r:https://srv:5986 -u:bob -p:hunter2 ipconfig', 'hunter2', 'ipconfig'],
    ['a cookie of curl', 'curl -b sid=abc123 https://x.example', 'abc123', 'https://x.example'],
    ['a login of SQL Server', 'sqlcmd -S db.example -U sa -P hunter2 -N', 'hunter2', '-N'],
    ['a JSON log', '{"db_password": "tops3cret", "host": "db"}', 'tops3cret', '"host": "db"'],
  ];
  for (const [name, text, secret, kept] of cases)
    it(name, () => {
      expect(redact(text)).not.toContain(secret);
      expect(redact(text)).toContain(kept);
    });
  it.each([
    'NET::ERR_CERT_DATE_INVALID shop.example.com\n-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----',
    'SyntaxError: Unexpected token < in JSON at position 0',
    'routines:tls_process_server_certificate:certificate verify failed:ssl/statem/statem_clnt.c:1921: code=0x14090086',
    'the server said: 535 5.7.8 Error: authentication failed: bad protocol / cancel',
    'Basic constraints: CA:TRUE, pathlen:0',
    'invalid signature=sha256WithRSAEncryption in key exchange',
    'login failed: the certificate of mail.example has expired',
    'curl -p 8080 -w "%{http_code}" https://x.example/',
    'pass: 3, fail: 1',
    'my password is correct but the site fails',
    'The password is being asked for again and again',
    'Das Passwort ist schon wieder falsch.',
    'mon mot de passe est incorrect',
    'net use Z: \\\\srv\\share',
    'docker run -p 8443:443 nginx',
    'echo Q | openssl s_client -connect x.example:443',
    'contact bob@x.example or alice@y.example',
    'https://x.example:8443/@user/post',
    'https://x.example/a?code=404&email=bob@y.example',
    'git config --global http.proxy http://proxy:3128',
    'Password for user u:',
    'no shared psk found',
    'Pass: 12 Fail: 3',
    'password authentication failed for user "postgres"',
    'the password manager shows an error',
    'the wrong password SSL_ERROR_RX_2',
    'curl -b cookies.txt https://x.example',
    'Negotiate a version both sides know',
  ])('leaves alone: %s', (text) => expect(redact(text)).toBe(text));
});

describe('given many texts', () => {
  const texts = [
    ...['https://bob:hunter2@shop.example/x', 'Cookie: session=12345', 'the password is hunter2', 'AUTH PLAIN AGJvYgBodW50ZXIy'],
    ...['-----BEGIN RSA PRIVATE KEY-----', 'MIIEow', '-----END RSA PRIVATE KEY-----', '334 VXNlcm5hbWU6', 'Ym9iYm9iYm9i'],
    ...['the password is', 'fine', 'Authorization:', 'Basic Ym9iOmh1bnRlcjI=', 'user bob', 'LOGIN bob hunter2', ''],
    ...['net use Z: \\\\srv\\share', 'proxy: http://u:8080', 'SSL_do_handshake() failed', 'GET /?a=1&token=abc123xyz'],
  ];
  it('takes out of each what it takes out of it alone, and no more', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...texts), { maxLength: 60 }), (some) => {
        expect(redactEach(some)).toEqual(some.map(redact));
      }),
    );
  });
});

describe('given hostile text, shows it harmlessly', () => {
  it('marks what turns the writing around', () => expect(harmless('abc\u202Edef')).toBe('abc<U+202E>def'));
  it('marks terminal escapes', () => expect(harmless('\u001b[31mred\u0007')).toBe('<U+001B>[31mred<U+0007>'));
  it('cuts what is too long', () => expect(harmless('x'.repeat(5000), 'one-line', 10)).toBe('xxxxxxxxxx …'));
  it('lets no control or format character through', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => !/[\p{Cc}\p{Cf}\p{Cs}]/u.test(harmless(text))));
  });
});
