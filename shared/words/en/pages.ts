/** The side pages: this computer, how a handshake works, explanations. */
export const pages = {
  'computer.title.reading': 'We are looking at this computer',
  'computer.title.fine': 'This computer looks fine',
  'computer.title.not-read': 'We have not looked at this computer yet',
  'computer.small': 'Trust stores, proxies, clock and what sits in between. We only read; nothing is changed.',
  'computer.again': 'Look again',
  'computer.look': 'Look at this computer',
  'computer.findings': 'What we saw',
  'computer.state.fine': 'Fine',
  'computer.state.look': 'Worth a look',
  'computer.state.problem': 'Problem',
  'computer.state.not-known': 'Not known',
  'computer.findings.none': 'Nothing stands out.',
  'computer.area.trust': 'Trust',
  'computer.area.proxy': 'Proxy',
  'computer.area.clock': 'Clock',
  'computer.area.interception': 'Interception',
  'computer.area.network': 'Network',
  'computer.area.policy': 'Policy',
  'computer.stores': { by: 'count', one: 'One place with trusted roots', other: '{count} places with trusted roots' },
  'computer.stores.program': 'Program',
  'computer.stores.roots': 'Roots',
  'computer.stores.count': '{count}',
  'computer.stores.added': 'Added here',
  'computer.stores.added.none': 'none',
  'computer.stores.could-not-read': 'could not be read',
  'computer.stores.not-there': 'not on this computer',
  'computer.proxies': { by: 'count', one: 'One place with proxy settings', other: '{count} places with proxy settings' },
  'computer.proxies.source': 'Where',
  'computer.source.environment': 'Environment variables',
  'computer.source.wininet': 'Windows settings',
  'computer.source.winhttp': 'Windows services (WinHTTP)',
  'computer.source.macos': 'macOS settings',
  'computer.source.gnome': 'GNOME settings',
  'computer.source.kde': 'KDE settings',
  'computer.source.firefox': 'Firefox',
  'computer.source.git': 'git',
  'computer.source.npm': 'npm',
  'computer.source.node': 'Node.js',
  'computer.source.java': 'Java',
  'computer.source.gradle': 'Gradle',
  'computer.source.curl': 'curl',
  'computer.source.wget': 'wget',
  'computer.source.python-requests': 'Python (requests)',
  'computer.source.python-urllib': 'Python (urllib)',
  'computer.source.chrome': 'Chrome, by a rule',
  'computer.source.chromium': 'Chromium, by a rule',
  'computer.source.edge': 'Edge, by a rule',
  'computer.source.brave': 'Brave, by a rule',
  'computer.source.login-environment': 'New sessions',
  'computer.source.yarn': 'yarn',
  'computer.source.pnpm': 'pnpm',
  'computer.source.systemd': 'Services of this system',
  'computer.source.pip': 'pip',
  'computer.source.conda': 'conda',
  'computer.source.cargo': 'cargo',
  'computer.source.maven': 'Maven',
  'computer.source.vs-code': 'Visual Studio Code',
  'computer.source.apt': 'apt',
  'computer.source.docker-containers': 'Docker containers',
  'computer.source.docker-daemon': 'Docker',
  'computer.proxies.says': 'What it says',
  'computer.proxies.direct': 'no proxy',
  'computer.proxies.manual': 'proxy {proxy}',
  'computer.proxies.pac': 'decided by the file {url}',
  'computer.proxies.wpad': 'looked for on the network',
  'computer.proxies.wpad.found': 'looked for on the network, found at {url}',
  'computer.proxies.could-not-read': 'could not be read',
  'computer.matrix': 'Which program trusts which added root',
  'computer.policies': { by: 'count', one: 'One local rule', other: '{count} local rules' },
  'computer.policies.setting': 'Setting',
  'computer.policies.effect': 'Effect',
  'computer.clock': 'The clock',
  'computer.clock.local': 'This computer says {time} ({zone}).',
  'computer.clock.source': '{host}: {offset} apart',
  'handshake.title': 'How a handshake works',
  'handshake.small': 'Before a page loads, both sides agree on a language and make a shared key, and the server proves who it is.',
  'handshake.13': 'TLS 1.3, since 2018',
  // RFC 8446 sections 1.2 and 2.
  'handshake.13.small': 'One round trip. All messages behind Server Hello are encrypted, the certificate too.',
  'handshake.12': 'TLS 1.2, since 2008',
  // RFC 5246 section 7.3.
  'handshake.12.small': 'Two round trips. The certificate travels in the clear, and the client’s Finished comes first.',
  'handshake.open': 'Two real handshakes that went well. Press a step for what it is for, its fields and its bytes.',
  // RFC 8446 sections 4.1.2, 4.2.8 and 4.2.11; RFC 9849 hides the name where both sides know it.
  'handshake.13.step.client-hello':
    'It lists the versions, ciphers and key exchanges that the client accepts, and mostly the name of the site. It already holds the client’s half of the key, which in TLS 1.2 comes much later. Everybody on the way can read it.',
  // RFC 8446 sections 4.1.3 and 4.1.4.
  'handshake.13.step.server-hello':
    'The server picks one version, one cipher and one key exchange, and adds its half of the key. Where it wants another key exchange, it asks for a second Client Hello instead: a Hello Retry Request.',
  // RFC 8446 section 4.3.1.
  'handshake.13.step.encrypted-extensions':
    'The first encrypted message: what else the server chose, for example HTTP/2. It always comes, even if nothing stands in it.',
  // RFC 8446 sections 4.3.2, 4.4.2 and 2.2.
  'handshake.13.step.certificate':
    'The server’s own certificate, and those that lead from it to a root. Only where both take up an earlier session with its key does it stay away. A Certificate Request is another thing: with it, the server asks for yours, and it stands before this message.',
  // RFC 8446 section 4.4.3.
  'handshake.13.step.certificate-verify':
    'A signature over all messages so far. It proves that the server has the private key of its certificate. It comes with every certificate and goes where none is sent.',
  // RFC 8446 sections 2 and 4.4.4.
  'handshake.13.step.server-finished':
    'A checksum over all messages so far, made with a key that only the two can know. Here the server speaks first, so its Finished comes before the client’s.',
  // RFC 8446 sections 2 and 4.4.2; D.4 on ChangeCipherSpec.
  'handshake.13.step.client-finished':
    'The client has checked certificate, signature and checksum, and sends its own. If it was asked for a certificate, that stands before this message. Then both send data.',
  // RFC 5246 section 7.4.1.2.
  'handshake.12.step.client-hello':
    'It names the highest version and lists the ciphers that the client accepts, and mostly the name of the site. It holds no key yet.',
  // RFC 5246 section 7.4.1.3 and appendix A.5.
  'handshake.12.step.server-hello':
    'The server picks one version and one cipher suite. In TLS 1.2 the suite also says how the key is exchanged and with what the server signs.',
  // RFC 5246 sections 7.4.2 and 7.4.4.
  'handshake.12.step.certificate':
    'The server’s own certificate, and those that lead from it to a root, readable for everybody on the way. The server nearly always sends it: only an earlier session taken up, and rare suites without certificates, do without. A Certificate Request is another thing: with it, the server asks for yours, and it stands before Server Hello Done.',
  // RFC 5246 section 7.4.3, RFC 8422 section 5.4.
  'handshake.12.step.server-key-exchange':
    'The server’s half of the key, with a signature over it and over the random numbers of both hellos. That proves that the server has the private key of its certificate. Suites with plain RSA have no such message.',
  // RFC 5246 section 7.4.5.
  'handshake.12.step.server-hello-done': 'It holds nothing: the server has said all, and waits. Now the client checks the certificate.',
  // RFC 5246 section 7.4.7.
  'handshake.12.step.client-key-exchange':
    'The client’s half of the key; with plain RSA a secret instead, encrypted for the certificate. It always comes. Now both can make the same keys.',
  // RFC 5246 section 7.1.
  'handshake.12.step.client-change-cipher-spec':
    'One byte, and by the standard no handshake message: what the client sends from here on is encrypted.',
  // RFC 5246 sections 7.3 and 7.4.9.
  'handshake.12.step.client-finished':
    'The first encrypted message: a checksum over all handshake messages so far. In a full handshake the client’s comes first; where an earlier session is taken up, the server’s does.',
  // RFC 5246 section 7.1.
  'handshake.12.step.server-change-cipher-spec': 'The same byte: what the server sends from here on is encrypted, too.',
  // RFC 5246 section 7.4.9.
  'handshake.12.step.server-finished':
    'Its checksum takes in the client’s Finished, too. Where both are right, nobody changed anything, and data follows.',
  'handshake.where': 'Where it usually stops',
  'handshake.where.hello': 'After Client Hello: a box on the way drops it, or the two share no version or cipher.',
  'handshake.where.certificate': 'After Certificate: it ran out, has another name, or nobody here knows its issuer.',
  'handshake.where.request': 'After Certificate Request: the server wants a certificate of yours, and there is none or a wrong one.',
  'handshake.where.finished': 'After Finished: the handshake is done, and the server refuses for a reason of its own.',
  // RFC 8446 appendix D.4.
  'handshake.change':
    'In a check or a capture of TLS 1.3 you may also see Change Cipher Spec. It means nothing there: old boxes on the way expect it.',
  'handshake.sources':
    'By RFC 8446 (TLS 1.3) and RFC 5246 (TLS 1.2). A Certificate is the server’s own; a Certificate Request asks for yours.',
  'handshake.check': 'Check a site',
  'explanations.title': 'What does it mean?',
  'explanations.small': 'Search for a code, a name or a few words. Every cause that we can find is explained here.',
  'explanations.search': 'Code or words',
  'explanations.placeholder': 'For example: SEC_ERROR_UNKNOWN_ISSUER, or expired',
  'explanations.found': { by: 'count', one: 'One explanation', other: '{count} explanations' },
  'explanations.none': 'Nothing fits. Paste the whole message instead; we read more than codes.',
  'explanations.paste': 'Paste a message',
  'explanations.lies-with.this-computer': 'On your computer',
  'explanations.lies-with.network': 'On your network',
  'explanations.lies-with.server': 'On the website’s side',
  'explanations.lies-with.certificate-authority': 'With the certificate’s issuer',
  'explanations.lies-with.unknown': 'It depends',
  'explanations.codes': 'Codes',
  'explanations.terms': 'Terms',
  'explanation.whose': 'Who usually acts',
  'explanation.technical': 'In technical words',
  'explanation.sources': 'Sources',
  'explanation.said-as': 'How programs say it',
  'explanation.steps': 'What to do about it',
  'explanation.causes': 'What it can mean',
  'explanation.causes-order': 'The likeliest stands first.',
  'explanation.on-server': 'If a server’s log says it',
  'explanation.on-server-why': 'There the same words turn round: they tell of whoever connected to that server.',
  'explanation.numbers': 'Also written as',
  'explanation.code': 'Said by {family}',
  'explanation.check': 'Check a site for it',
} as const;
