/**
 * Sentences of programs in which nothing but the name of a server stands at the marked place, so that a name without a dot ("intranet",
 * "pgmain") is a name there. Chromium's net_error and interstitial messages, Firefox' nsserror and certError messages, curl's failf texts,
 * Go's net.OpError, Node's getaddrinfo and ERR_TLS_CERT_ALTNAME_INVALID, Java's UnknownHostException, libpq, OpenSSL's s_client.
 */
const FRAMES: readonly RegExp[] = [
  /could not prove that it is ?["'‘“]?([a-z0-9-]{2,63})["'’”]?[;.]/gi,
  /couldn['’]t prove that it['’]s ["'‘“]?([a-z0-9-]{2,63})["'’”]?[;.]/gi,
  /steal your information from ["'‘“]?([a-z0-9-]{2,63})["'’”]?(?= \(|\.(?!\w))/gi,
  /(?:^|[.!?] {1,4})["'‘“]?([a-z0-9-]{2,63})["'’”]?(?: uses an? (?:invalid|unsupported)|['’]s server IP address could not be found| (?:refused to connect|took too long to respond|unexpectedly closed the connection|didn['’]t accept your login certificate|sent an invalid response|redirected you too many times)\b)/gim,
  /during a connection to ([a-z0-9-]{2,63})(?=[.:](?!\w{1,60}\.?[a-z])|:\d)/gi,
  /certificate that is not valid for ["'‘“]?([a-z0-9-]{2,63})["'’”]?\.(?!\w)/gi,
  /could(?: not|n['’]t) resolve host(?: ?name)?:? ["'‘“]?([a-z0-9-]{2,63})["'’”]?(?![\w.-])/gi,
  /\b(?:ENOTFOUND|EAI_AGAIN) ([a-z0-9-]{2,63})(?![\w.-])/g,
  /\blookup ([a-z0-9-]{2,63})(?= on [\d[]|: (?:no such host|server misbehaving|i\/o timeout|temporary failure))/gi,
  /UnknownHostException: ([a-z0-9-]{2,63})(?![\w.-])/g,
  /connection to server at "([a-z0-9-]{2,63})"/gi,
  /could not translate host name "([a-z0-9-]{2,63})"/gi,
  /(?:target host ?name|matches? host ?name|for host ?name) ["'‘“<]([a-z0-9-]{2,63})["'’”>]/gi,
  /altnames: Host: ([a-z0-9-]{2,63})\. is not/gi,
  /-connect ([a-z0-9-]{2,63}):\d{1,5}\b/g,
  /\bvalid for [^\n]{1,200}?, not ([a-z0-9-]{2,63})(?![\w.-])/gi,
];

/** Words of sentences that people or careless programs write into the same places. */
const ORDINARY = new Set(
  'the this that it its server host hostname site website page peer client proxy upstream backend somebody someone they he she we you localhost remote and or but which what null undefined none unknown'.split(
    ' ',
  ),
);

/** Names without a dot that a program's own sentence gives, lower case, in the order of the text. */
export function shortNames(text: string): readonly string[] {
  const found = FRAMES.flatMap((frame) =>
    [...text.matchAll(frame)].slice(0, 40).map((match) => ({ at: match.index, name: (match[1] ?? '').toLowerCase() })),
  );
  return found
    .toSorted((one, other) => one.at - other.at)
    .map((one) => one.name)
    .filter((name) => !ORDINARY.has(name) && /[a-z]/.test(name) && !/^-|-$/.test(name));
}
