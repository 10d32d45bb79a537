import { expect } from '@playwright/test';
import { AFTERS } from './samples/after.ts';
import type { Visitor } from './visitor.ts';

/** One screen, and how a person comes to it. */
export interface Scene {
  readonly name: string;
  readonly hash?: string;
  /** The parts of another scene in another state: looked at in two sizes and one language. */
  readonly brief?: true;
  readonly go: (v: Visitor) => Promise<void>;
}

const place = async (v: Visitor, name: string) => {
  await v.press(name);
  await v.page.getByRole('heading', { level: 1 }).waitFor();
};

async function site(v: Visitor, address: string): Promise<void> {
  await v.press(/A site does not open/);
  await v.label('Site address').fill(address);
}

async function checked(v: Visitor, address: string): Promise<void> {
  await site(v, address);
  await v.press('Check this site');
  await v.sees('What we looked at');
}

async function pasted(v: Visitor, text: string): Promise<void> {
  await v.press(/I have an error message/);
  await v.label('The message').fill(text);
}

async function read(v: Visitor, text: string): Promise<void> {
  await pasted(v, text);
  // The tables of codes are loaded with the screen; the site is known once they are there.
  if (text === PASTE) await v.role('switch', /Also check/).uncheck();
  await v.press('Find the cause');
  await v.sees('What we looked at');
}

async function opened(v: Visitor, heading: string): Promise<void> {
  await v.press('Open a file');
  await v.sees(heading);
}

async function example(v: Visitor): Promise<void> {
  await v.press('Try it with an example');
  await v.sees('What we looked at');
}

/** Answers the wizard: the first option whose words fit, "Go on" after each. */
async function answer(v: Visitor, words: readonly string[]): Promise<void> {
  await v.press(/Walk me through it/);
  await v.press('Go on');
  for (const word of words) {
    await v.role('radio', new RegExp(word, 'i')).check();
    await v.press('Go on');
  }
}

async function walkToTheEnd(v: Visitor): Promise<void> {
  await answer(v, ['A warning page']);
  const title = v.page.getByRole('heading', { level: 1 });
  const skip = v.role('button', 'I cannot say').or(v.role('button', 'Ask me instead'));
  const unknown = v.role('radio', 'I don’t know');
  const end = v.role('button', 'Save the report');
  for (;;) {
    await skip.or(unknown).or(end).first().waitFor();
    const asked = (await title.textContent()) ?? '';
    if (await end.isVisible()) return;
    if (await skip.isVisible()) await skip.click();
    else {
      await unknown.check();
      await v.press('Go on');
    }
    await expect(title).not.toHaveText(asked);
  }
}

const PASTE =
  'Your connection is not private\nAttackers might be trying to steal your information from intranet.example.org\nNET::ERR_CERT_AUTHORITY_INVALID';

const PEM = `-----BEGIN CERTIFICATE-----\n${'MIIBszCCAVmgAwIBAgIUVGhpcyBpcyBhIHNhbXBsZSwgbm90aGluZyBtb3JlLiAwCgYI\n'.repeat(4)}-----END CERTIFICATE-----\n`;

const SEVERAL = [
  'npm error code SELF_SIGNED_CERT_IN_CHAIN',
  'npm error request to https://registry.example.org/left-pad failed, reason: self-signed certificate in certificate chain',
  'Error: getaddrinfo ENOTFOUND cache.example.org',
  'curl: (28) Connection timed out after 30001 milliseconds',
].join('\n');

const HEBREW =
  'החיבור שלך אינו פרטי\nתוקפים עשויים לנסות לגנוב את הפרטים שלך מהאתר intranet.example.org (למשל, סיסמאות)\nNET::ERR_CERT_AUTHORITY_INVALID';

export const SCENES: readonly Scene[] = [
  { name: 'start', go: async () => undefined },
  { name: 'start-recent', hash: '#recent', go: async (v) => v.page.getByText('mail.example.org port 465').waitFor() },
  {
    name: 'start-offline',
    hash: '#offline',
    brief: true,
    go: async (v) => v.page.getByText('not connected to any network').waitFor(),
  },
  { name: 'message-empty', go: (v) => v.press(/I have an error message/) },
  {
    name: 'message',
    go: async (v) => {
      await pasted(v, PASTE);
      await v.role('switch', /Also check/).waitFor();
    },
  },
  {
    // A page of Chrome with its certificates, and what went wrong before it.
    name: 'message-chain',
    brief: true,
    go: async (v) => {
      await pasted(v, `${PASTE}\nSubject: intranet.example.org\nPEM encoded chain:\n${PEM}${PEM}`);
      await v.sees(/carries 2 certificates/);
    },
  },
  {
    name: 'message-several',
    brief: true,
    go: async (v) => {
      await pasted(v, SEVERAL);
      await v.page.getByRole('button', { name: 'ENOTFOUND' }).waitFor();
    },
  },
  {
    // Marks and words stand where they are read, from the right.
    name: 'message-hebrew',
    brief: true,
    go: async (v) => {
      await pasted(v, HEBREW);
      await v.role('switch', /Also check/).waitFor();
    },
  },
  {
    name: 'message-nothing',
    brief: true,
    go: async (v) => {
      await pasted(v, 'It does not work since Monday, please help me');
      await v.sees(/does not seem to come from/);
    },
  },
  { name: 'site', go: (v) => site(v, 'https://ada:secret@shop.example.com/basket') },
  { name: 'question', go: (v) => v.press(/Walk me through it/) },
  {
    name: 'question-symptom',
    go: async (v) => {
      await v.press(/Walk me through it/);
      await v.press('Go on');
      await v.role('heading', /What is it like/).waitFor();
    },
  },
  { name: 'question-site', go: (v) => answer(v, ['A warning page']) },
  { name: 'question-look', go: (v) => answer(v, ['No secure site opens']) },
  { name: 'question-ending', go: walkToTheEnd },
  {
    name: 'question-likely',
    brief: true,
    go: async (v) => {
      await answer(v, ['No secure site opens']);
      await v.press('Ask me instead');
      await v.role('radio', /date/i).check();
      await v.press('Go on');
      await v.press('I cannot say');
      await v.role('button', 'Check a site now').waitFor();
    },
  },
  {
    name: 'site-problem',
    go: async (v) => {
      await site(v, 'shop.example.com:0');
      await v.press('Check this site');
    },
  },
  {
    name: 'checking',
    go: async (v) => {
      await site(v, 'slow.example.com');
      await v.press('Check this site');
      await v.page.getByText('48 ms').waitFor();
    },
  },
  { name: 'diagnosis-expired', go: (v) => checked(v, 'shop.example.com') },
  { name: 'diagnosis-healthy', go: (v) => checked(v, 'good.example.com') },
  { name: 'diagnosis-self-signed', go: (v) => checked(v, 'printer.example.net') },
  { name: 'diagnosis-silent', go: (v) => checked(v, 'silent.example.com') },
  { name: 'diagnosis-offline', go: (v) => checked(v, 'offline.example.com') },
  { name: 'diagnosis-helping', go: (v) => checked(v, 'helped.example.com') },
  { name: 'diagnosis-text', go: (v) => read(v, PASTE) },
  {
    name: 'diagnosis-worked-since',
    brief: true,
    go: async (v) => {
      await pasted(v, 'Your connection is not private. worked.example.com NET::ERR_CERT_AUTHORITY_INVALID');
      await v.role('switch', /Also check/).waitFor();
      await v.press('Find the cause');
      await v.sees('What we looked at');
    },
  },
  { name: 'diagnosis-vague', go: (v) => read(v, 'The connection has failed.') },
  {
    name: 'diagnosis-log',
    hash: '#log',
    go: (v) => opened(v, 'What the log says'),
  },
  {
    name: 'diagnosis-recording',
    hash: '#recording',
    brief: true,
    go: (v) => opened(v, 'What failed in this recording'),
  },
  { name: 'diagnosis-example', go: example },
  {
    name: 'diagnosis-technical',
    go: async (v) => {
      await checked(v, 'shop.example.com');
      await v.press('Technical detail');
      await v.press(/Show all/);
      await v.press('The handshake');
      // A message taken apart, with its bytes.
      await v.page.getByRole('button', { name: /Client Hello/ }).click();
    },
  },
  {
    name: 'diagnosis-files',
    go: async (v) => {
      await example(v);
      await v.press('The certificate’s files');
      await v.press('Save the chain file');
      await v.page
        .getByText(/fullchain\.pem/)
        .first()
        .waitFor();
      await v.press('Choose the key file');
      await v.sees('Password of the key');
    },
  },
  {
    name: 'fix-visitor',
    go: async (v) => {
      await checked(v, 'shop.example.com');
      await v.press('Show me how to fix it');
    },
  },
  {
    name: 'fix-operator',
    go: async (v) => {
      await example(v);
      await v.press('Show me how to fix it');
    },
  },
  {
    name: 'comparison-solved',
    go: async (v) => {
      await example(v);
      await v.press('Show me how to fix it');
      await v.press(/Mend the example/);
      await v.sees('What changed');
    },
  },
  {
    name: 'comparison-still-there',
    go: async (v) => {
      await checked(v, 'shop.example.com');
      await v.press('Check again');
      await v.sees('What changed');
    },
  },
  ...AFTERS.map(
    (after): Scene => ({
      name: `comparison-${after}`,
      brief: true,
      go: async (v) => {
        await checked(v, `${after}.example.com`);
        await v.press('Check again');
        await v.sees('What changed');
      },
    }),
  ),
  {
    name: 'comparison-watching',
    brief: true,
    go: async (v) => {
      await checked(v, 'shop.example.com');
      await v.press('Check again');
      await v.press('Tell me when it works');
      await v.sees('Stop looking');
    },
  },
  {
    name: 'report',
    go: async (v) => {
      await checked(v, 'shop.example.com');
      await v.press('Save the report');
    },
  },
  {
    name: 'report-saved',
    go: async (v) => {
      await checked(v, 'shop.example.com');
      await v.press('Save the report');
      await v.press('Save as PDF');
      await v.sees(/Saved to/);
    },
  },
  {
    name: 'computer',
    go: async (v) => {
      await place(v, 'This computer');
      await v.sees('What we saw');
    },
  },
  {
    name: 'computer-readings',
    go: async (v) => {
      await place(v, 'This computer');
      await v.sees('What we saw');
      await v.press(/places with trusted roots/);
      await v.press(/places with proxy settings/);
      await v.press(/Which program trusts/);
    },
  },
  {
    name: 'computer-offline',
    hash: '#offline',
    brief: true,
    go: async (v) => {
      await place(v, 'This computer');
      await v.sees('What we saw');
    },
  },
  { name: 'handshake', go: (v) => place(v, 'How a handshake works') },
  {
    name: 'explanations',
    go: async (v) => {
      await place(v, 'Explanations');
      await v.sees(/explanations$/);
    },
  },
  {
    name: 'explanations-found',
    go: async (v) => {
      await place(v, 'Explanations');
      await v.label('Code or words').fill('unknown issuer');
      await v.page.getByText('SEC_ERROR_UNKNOWN_ISSUER').first().waitFor();
    },
  },
  {
    name: 'explanations-none',
    brief: true,
    go: async (v) => {
      await place(v, 'Explanations');
      await v.label('Code or words').fill('xyzzy plugh');
      await v.page
        .getByRole('status')
        .filter({ hasText: /Nothing|No /i })
        .waitFor();
    },
  },
  {
    name: 'explanation-code',
    go: async (v) => {
      await place(v, 'Explanations');
      await v.label('Code or words').fill('SEC_ERROR_UNKNOWN_ISSUER');
      await v.page.getByRole('button', { name: 'SEC_ERROR_UNKNOWN_ISSUER' }).click();
      await v.sees('What it can mean');
      await v.sees('If a server’s log says it');
    },
  },
  {
    name: 'explanation-cause',
    go: async (v) => {
      await place(v, 'Explanations');
      await v.press('This computer’s clock is wrong.');
      await v.sees('Sources');
    },
  },
  {
    name: 'problem',
    go: async (v) => {
      await site(v, 'broken.example.com');
      await v.press('Check this site');
      await v.sees('What you entered is still there.');
    },
  },
  {
    name: 'problem-password',
    hash: '#locked',
    brief: true,
    go: async (v) => {
      await v.press('Open a file');
      await v.page.getByLabel(/password/i).waitFor();
    },
  },
];
