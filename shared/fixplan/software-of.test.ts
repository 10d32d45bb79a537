import { describe, expect, it } from 'vitest';
import { factsOf } from '../facts/facts.ts';
import { certificate, HERE, handshake, judgement, messageNaming, numbered, seen, siteWith } from '../facts/made-evidence.ts';
import type { EvidenceDraft, EvidenceKinds } from '../model/evidence.ts';
import { softwareOf } from './software-of.ts';

const guess = (...drafts: EvidenceDraft[]) => softwareOf(factsOf(numbered(drafts), HERE));
const answer = (server: string | null, bodyStart = '') =>
  handshake({ application: { how: 'http', status: 200, reason: 'OK', location: null, date: null, server, bodyStart } });
const plainly = (text: string) =>
  seen('plain-answer', {
    address: '192.0.2.1',
    port: 443,
    speaks: 'http',
    text,
    http: { status: 400, location: null, server: null, date: null },
  });
const greeting = (text: string) =>
  seen('start-tls', { protocol: 'smtp', address: '192.0.2.1', outcome: 'ready', said: text, greeting: text });
const logged = (software: string, whose: EvidenceKinds['log-event']['whose'] = 'client') =>
  seen('log-event', {
    line: 1,
    lastLine: 1,
    software,
    at: null,
    client: null,
    sni: null,
    cause: 'version-mismatch',
    candidates: [],
    whose,
    said: null,
    text: 'x',
  });

describe('the server software guessed', () => {
  it.each([
    ['nginx/1.26.2', 'nginx'],
    ['openresty/1.25.3.1', 'nginx'],
    ['Apache/2.4.62 (Debian)', 'apache'],
    ['Apache-Coyote/1.1', 'tomcat'],
    ['Apache Tomcat/9.0.98', 'tomcat'],
    ['Microsoft-IIS/10.0', 'iis'],
    ['Caddy', 'caddy'],
    ['awselb/2.0', 'aws'],
    ['CloudFront', 'aws'],
    ['cloudflare', 'cloudflare'],
    ['istio-envoy', 'envoy'],
    ['cpsrvd/11.126', 'cpanel'],
    ['gunicorn', null],
    ['ATS/9.2.4', null],
  ])('by the header “Server: %s”: %s', (header, software) => expect(guess(answer(header))).toBe(software));

  it.each([
    ['<html><body><h1>400 Bad request</h1>\nYour browser sent an invalid request.\n</body></html>', 'haproxy'],
    ['<html><body><h1>503 Service Unavailable</h1>\nNo server is available to handle this request.\n</body></html>', 'haproxy'],
    ['<!doctype html><html lang="en"><head><title>HTTP Status 404 – Not Found</title></head></html>', 'tomcat'],
    ['<html><body><center>The plain HTTP request was sent to HTTPS port</center></body></html>', 'nginx'],
    ["<p>Reason: You're speaking plain HTTP to an SSL-enabled server port.<br /></p>", 'apache'],
    ['<!DOCTYPE html><html><body><pre>Cannot GET /</pre></body></html>', 'node'],
  ])('by a page that no other software writes: %s', (page, software) => {
    expect(guess(answer(null, page))).toBe(software);
    expect(guess(plainly(`HTTP/1.1 400 Bad Request\r\n\r\n${page}`))).toBe(software);
  });

  it('given a page that only speaks of a software, guesses none', () =>
    expect(guess(answer(null, '<h1>How we moved from nginx to Caddy</h1>'))).toBeNull());

  it('given a banner, leaves the host name out', () => {
    expect(guess(greeting('220 mail.shop.example ESMTP Postfix (Debian)'))).toBe('postfix');
    expect(guess(greeting('* OK [CAPABILITY IMAP4rev1] Dovecot ready.'))).toBe('dovecot');
    expect(guess(greeting('220 nginx.shop.example ESMTP Exim 4.96'))).toBeNull();
    expect(guess(handshake({ application: { how: 'other', text: '* OK [CAPABILITY IMAP4rev1] Dovecot ready.' } }))).toBe('dovecot');
  });

  it('given a default certificate, believes it before the header of a server behind', () => {
    const showing = (changes: Parameters<typeof certificate>[0]) =>
      siteWith(judgement({ top: 'self-signed-leaf', served: [certificate(changes)] }));
    const named = (...subject: readonly (readonly [string, string])[]) =>
      showing({ subject: subject.map(([type, value]) => ({ type, value })) });
    expect(guess(...named(['O', 'Acme Co'], ['CN', 'Kubernetes Ingress Controller Fake Certificate']), answer('nginx'))).toBe('kubernetes');
    expect(guess(...named(['CN', 'TRAEFIK DEFAULT CERT']))).toBe('traefik');
    expect(guess(...named(['CN', 'web1'], ['O', 'SomeOrganization']))).toBe('apache');
    expect(guess(...named(['CN', 'Plesk']))).toBe('plesk');
    expect(guess(...showing({ issuer: [{ type: 'CN', value: 'Caddy Local Authority - ECC Intermediate' }] }))).toBe('caddy');
    expect(guess(...named(['CN', 'caddy.shop.example']))).toBeNull();
  });

  it('given a log, takes the program that wrote it; several, or a failure towards a server behind, say nothing', () => {
    expect(guess(logged('haproxy'))).toBe('haproxy');
    expect(guess(logged('iis'), logged('iis'))).toBe('iis');
    expect(guess(logged('nginx'), logged('haproxy'))).toBeNull();
    expect(guess(logged('nginx', 'upstream'))).toBeNull();
    expect(guess(logged('exim'))).toBeNull();
  });

  it('given the message of a client, guesses no server', () => expect(guess(messageNaming('expired'))).toBeNull());
});
