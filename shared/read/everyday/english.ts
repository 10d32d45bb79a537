import type { EverydayLanguage } from './concepts.ts';

/** Sentences of ordinary people in English, written by hand for this project. */
export const english: EverydayLanguage = {
  lang: 'en',
  words: {
    certificate: 'certificate=, certificates=, cert=, certs=',
    clientCertificate:
      'client certificate=, client cert=, user certificate=, smart card certificate=, smartcard certificate=, personal certificate=, choose certificate=, select certificate=, pick certificate=, certificate= list empty, card certificate=',
    server: 'server, host, gateway, appliance, mail server, backend, device, router, printer, nas, camera',
    site: 'site, website, homepage, page, webpage, webshop, shop, store, portal, intranet, address',
    browser: 'browser, mail program, email program, mail client, webview',
    app: 'app, apps, program, phone, laptop, tablet, computer, client, tool',
    connection: 'connection, connect, connecting, connected',
    issuer: 'issuer, issued, authority, signed, signer, root',
    name: 'name, domain, hostname, address, names',
    expired:
      'expired, ran out, run out, out of date, no longer valid, lapsed, past its date, not valid anymore, not valid any more, outdated, too old',
    notYet:
      'not yet valid, not valid yet, not valid until, starts tomorrow, valid from tomorrow, in the future, not active yet, not started',
    untrusted:
      'not trust, not trusted, untrusted, does not trust, doesn trust, don trust, cannot trust, can t trust, no trust, unknown, not known, nobody knows, not know who, doesn know who, don know who, no idea who, not recognised, not recognized, doesn recognise, doesn recognize, not recognise, not recognize, isn t trusted, aren t trusted, be trusted, isn trusted, isn recognised, isn recognized, never heard',
    mismatch:
      'not match, doesn match, don match, mismatch, meant for, intended for, not for this, not issued for, isn for, wrong name, certificate= of other company, certificate= of another company, certificate= of different company, belongs someone, belongs somebody, another company s, wrong domain, wrong host, wrong site, belongs to, made out to, different name, name is wrong, names differ',
    other: 'other, another, different, diffrent, wrong, someone else, somebody else',
    selfSigned: 'self-signed, self signed, selfsigned, signed itself, signed by itself',
    revoked: 'revoked, withdrawn, cancelled by, taken back, took back',
    notRenewed: 'forgot renew, forgot to renew, not renewed, never renewed, wasn renewed, didn renew, forgotten to renew, failed to renew',
    ourselves: 'ourselves, myself, itself, homemade, home-made, own',
    made: 'made, signed, created, generated, issued',
    invalid:
      'invalid, not valid, bad, not be verified, cannot be verified, can t be verified, not verified, certificate= error, certificate= problem, cert= error',
    demanded:
      'requires, required, wants, asks, asking, needs, missing, must present, demands, need, choose, select, pick, list empty, have none',
    refused: 'refused, refuses, not accept, not accepted, doesn accept, rejects, rejected, turned down, turns down, denies the connection',
    timeout:
      'timed out, times out, timeout, took too long, takes too long, taking too long, not respond, not responding, doesn respond, doesn answer, no answer, never answers, no response',
    broken:
      'reset, dropped, drops, drops off, cut, cuts, closed, closes, interrupted, aborted, lost, hangs up, hung up, breaks, broke off, disconnected',
    notFound: 'not found, not find, cannot find, can t find, couldn find, not exist, doesn exist, not resolve, not resolved, no such',
    old: 'old, newer browser, newer version, wants newer, needs newer, not new enough, outdated, obsolete, not supported, unsupported, no longer supported, only supports, only speaks, only accepts, only does, doesn support, not support, too old, ancient, deprecated, switched off, turned off, disabled',
    clockWrong:
      'clock wrong, clock is wrong, date was wrong, time was wrong, clock was wrong, clock set wrong, date set wrong, date is 19*, date is 200*, date is 201*, date says 20*, date says 19*, year is 19*, year is 20*, january 1970, jan 1970, january 2000, thinks it s 19*, thinks it s 20*, back to 1970, back to 2000, set to 1970, clock behind, clock ahead, clock reset, date reset, lost the time, lost the date, wrong date, wrong time, date wrong, time wrong, clock slow, clock fast, date is wrong, time is wrong',
    visit: 'open, opening, visit, visiting, go to, going to, load, browse, log in to, typed, surf',
    elsewhere:
      'birth, marriage, medical, gift, diploma, exam, passed the, course, training, vaccination, vaccine, insurance, hygiene, gas safety, fire safety, food safety, electrical safety, safety training, safety course, school certificate, university certificate, yoga, first aid, passport, driver, driving, degree, teacher, deposit, parcel, delivery, subscription, invitation, patient, doctor, appointment, embassy, printer paper, washing machine, graduation, achievement, participation, attendance, fitness, swimming, landlord, licence, license, password, HR, border, code signing, codesign, publisher, signtool, emoji, deal, supplier certificate, landlord, MATLAB, restaurant, credit card, file not found',
  },
  kinds: {
    link: 'of',
    digital: 'this, that, your, these, their, server, site, website, host, which, mail, proxy, domain, some, every, each, imap, smtp, such',
  },
};
