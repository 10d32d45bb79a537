import { expect, test } from '@playwright/test';
import { Authority } from '../lab/kit/certificates.ts';
import { KEYS, PseudoTerminal } from './pseudo-terminal.ts';
import { type RenewableSite, renewableSite } from './renewable-site.ts';

let terminal: PseudoTerminal;
let site: RenewableSite;

test.afterEach(async () => {
  terminal.close();
  await site?.stop();
});

test('a server without a desktop: from a symptom to the cause, renewed, checked again, by arrow keys', async () => {
  const authority = await Authority.open();
  site = await renewableSite(await authority.issue({ names: 'IP:127.0.0.1', from: -90, to: -35 }));
  const renewed = await authority.issue({ names: 'IP:127.0.0.1' });
  terminal = new PseudoTerminal(80, { SSL_CERT_FILE: authority.root.certFile, NO_COLOR: '1' });
  await terminal.sees('What do you have?');
  terminal.press(KEYS.down);
  terminal.press(KEYS.down);
  await terminal.sees('● Walk me through it');
  terminal.press(KEYS.enter);
  await terminal.sees('Who has the problem?');
  terminal.press(KEYS.enter);
  await terminal.sees(/What is it like\?.*At most 5 more/s);
  terminal.press(KEYS.enter);
  await terminal.sees('Which site or server is it?');
  terminal.press(`127.0.0.1:${site.port}`, KEYS.enter);
  await terminal.sees('What now?');
  expect(terminal.sinceKey).toMatch(/certificate ran out 35 days ago\.\s+The website/);
  expect(terminal.sinceKey).toMatch(/What to do:\s+1\. /);

  site.renew(renewed);
  terminal.press(KEYS.enter);
  await terminal.sees(/It works now\.[\s\S]*What now\?/);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: no colour was asked for
  expect(terminal.written).not.toMatch(/\u001b\[3[0-7]m/);
  terminal.press(KEYS.up);
  await terminal.sees('● That is all');
  terminal.press(KEYS.enter);
  expect(await terminal.ended).toBe(0);
});

test('help over the phone, at a narrow terminal that knows neither cursor nor UTF-8: numbers, plain signs, Ctrl+C', async () => {
  terminal = new PseudoTerminal(40, { TERM: 'dumb', LC_ALL: 'C' });
  const says = async (question: string | RegExp, answer: string) => {
    await terminal.sees(question);
    const number = new RegExp(`(\\d+)\\. ${answer}`).exec(terminal.sinceKey)?.[1];
    terminal.press(number ?? answer, '\n');
  };
  await says(/What do you have[\s\S]*number:/, 'Walk me through it');
  await says(/Who has[\s\S]*number:/, 'Somebody else');
  await says(/What is it like[\s\S]*number:/, 'No secure site opens');
  await says(/What does\s+the\s+warning[\s\S]*number:/, 'A date');
  await terminal.sees(/What now\?[\s\S]*number:/);
  expect(terminal.written).toMatch(/clock/);
  // Neither control sequences nor anything beyond ASCII.
  expect(terminal.written).toMatch(/^[\r\n\x20-\x7e]*$/);
  terminal.press(KEYS.stop);
  expect(await terminal.ended).toBe(3);
});
