import { domainToASCII } from 'node:url';
import { checkTarget } from '../../../main/case/check.ts';
import { explainText } from '../../../main/case/explain.ts';
import { NO_SECRETS, OpenCase } from '../../../main/case/open-case.ts';
import { DEFAULT_OPTIONS } from '../../../shared/model/input.ts';
import { parseTarget } from '../../../shared/read/target.ts';

/**
 * As the window does when a message is pasted and its site is checked: both in one case. Run by itself, so that a test can give it a
 * computer of its own. Arguments: the target, the message. Prints the case as JSON.
 */
const [typed = '', text = ''] = process.argv.slice(2);
const now = () => new Date().toISOString();
const target = parseTarget(typed, { startTls: null, connectTo: null, toAscii: domainToASCII });
if (!target.ok) throw new Error(`unreadable target: ${target.error.detail}`);
const open = new OpenCase({
  input: {
    kind: 'target',
    target: target.value,
    options: {
      ...DEFAULT_OPTIONS,
      offline: true,
    },
  },
  situation: { audience: 'end-user', about: 'this-computer' },
  at: now(),
  platform: null,
  secrets: NO_SECRETS,
});
if (text !== '') open.add(await explainText(text, 'this-computer', now()));
const document = await checkTarget(open, { signal: new AbortController().signal, onProgress: () => undefined, now, env: process.env });
process.stdout.write(JSON.stringify(document));
