import { EventEmitter } from 'node:events';
import type { WebContents } from 'electron';
import { expect, test, vi } from 'vitest';
import { CRASHED, reopenWhenGone } from './page-gone.ts';

function crashing() {
  const said = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  const contents = Object.assign(new EventEmitter(), { reload: vi.fn() });
  const app = { exit: vi.fn() };
  let time = 0;
  reopenWhenGone(contents as unknown as WebContents, app, () => time);
  return {
    app,
    contents,
    said,
    crashAfter: (milliseconds: number, reason = 'crashed') => {
      time += milliseconds;
      contents.emit('render-process-gone', {}, { reason });
    },
  };
}

test('a page that crashed is opened again, and stderr says so', () => {
  const { contents, app, said, crashAfter } = crashing();
  crashAfter(0);
  expect(contents.reload).toHaveBeenCalledOnce();
  expect(app.exit).not.toHaveBeenCalled();
  expect(String(said.mock.calls[0]?.[0])).toContain('crashed');
  said.mockRestore();
});

test('a page that crashes again within a minute ends the program with its own exit code', () => {
  const { contents, app, said, crashAfter } = crashing();
  crashAfter(0);
  crashAfter(59_000);
  expect(contents.reload).toHaveBeenCalledOnce();
  expect(app.exit).toHaveBeenCalledWith(CRASHED);
  said.mockRestore();
});

test('a crash much later is a first one again; a clean end is none', () => {
  const { contents, app, said, crashAfter } = crashing();
  crashAfter(0);
  crashAfter(61_000);
  crashAfter(1, 'clean-exit');
  expect(contents.reload).toHaveBeenCalledTimes(2);
  expect(app.exit).not.toHaveBeenCalled();
  said.mockRestore();
});
