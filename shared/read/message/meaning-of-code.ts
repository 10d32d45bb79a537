import { speaksForAll } from './agrees.ts';
import type { Code } from './codes.ts';
import { lookup } from './lookup.ts';
import type { Meaning } from './meaning.ts';
import { squeeze } from './squeeze.ts';

const known = new Map<Code, Meaning | null>();

/** The meaning of an identifier that was seen alone or as a number: that of its name, else of the sentence printed with it. */
export function meaningOfCode(code: Code): Meaning | null {
  const remembered = known.get(code);
  if (remembered !== undefined) return remembered;
  const found = bestIn(alertWords(code), code) ?? bestIn(code.id, code) ?? (code.text === null ? null : bestIn(code.text, code));
  known.set(code, found);
  return found;
}

/** Alerts are named without the word "alert" in the registry, and with their number in event logs. */
function alertWords({ family, id, numbers }: Code): string {
  if (family === 'tls-alerts') return `alert ${id}`;
  const inEvent = /^Schannel 3688[78] alert (\d{1,3})$/.exec(id);
  if (inEvent !== null) return `alert number ${inEvent[1]}`;
  const inQuic = family === 'quic' && /CRYPTO/.test(id) && numbers[0] !== undefined ? numbers[0] - 0x100 : null;
  return inQuic === null ? '' : `alert number ${inQuic}`;
}

/** The longest phrase that stands in the words and may speak for the identifier; of equally long ones the one that says most. */
function bestIn(words: string, code: Code): Meaning | null {
  const { tree, phrases } = lookup();
  let best: Meaning | null = null;
  let bestScore = -1;
  for (const hit of tree.find(squeeze(words))) {
    for (const number of hit.phrases) {
      const phrase = phrases[number];
      if (phrase?.meaning == null || phrase.after.length > 0 || phrase.condition.kind === 'near-tls' || phrase.condition.kind === 'loose')
        continue;
      const score = (hit.last - hit.first) * 1000 + phrase.meaning.weight;
      if (score <= bestScore || !speaksForAll(code, words, phrase.meaning, hit.first, hit.last + 1)) continue;
      best = phrase.meaning;
      bestScore = score;
    }
  }
  return best;
}
