import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { inRoot } from '../build/paths.ts';
import { draftCause, FILLER } from '../new-cause/draft-cause.ts';

/** `npm run new-cause -- <id>`: writes a cause's rule, test and words with filler text, and lists it. */
const [id = ''] = process.argv.slice(2);
const drafted = draftCause(id, (path) => (existsSync(inRoot(path)) ? readFileSync(inRoot(path), 'utf8') : null));

if (typeof drafted === 'string') {
  console.error(drafted);
  process.exitCode = 2;
} else {
  for (const [path, text] of drafted) {
    writeFileSync(inRoot(path), text);
    console.log(path);
  }
  console.log(
    `Now replace every “${FILLER}”. Then give the cause its place in shared/diagnose and its steps in shared/fixplan; \`tsc -p shared\` names the other lists.`,
  );
}
