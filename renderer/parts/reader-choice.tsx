import type { Situation } from '../../shared/model/input.ts';
import { AUDIENCES } from '../../shared/model/side.ts';
import { say } from '../../shared/words/index.ts';
import { Choice } from './choice.tsx';
import { useWords } from './words.tsx';

type Audience = Situation['audience'];

/** Who is it for: it decides whose computer counts, and whom the steps are for. */
export function ReaderChoice({ audience, onChoose }: { readonly audience: Audience; readonly onChoose: (audience: Audience) => void }) {
  const t = useWords();
  return (
    <Choice
      label={t(say('input.site.reader'))}
      value={audience}
      options={AUDIENCES.map((one) => [one, t(say(`input.site.reader.${one}`))])}
      onChoose={onChoose}
    />
  );
}
