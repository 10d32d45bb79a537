import type { SaveAnswer, SaveAttempt, SaveDialog } from '../messages.ts';
import { LOOK } from './save-dialog-look.ts';

/**
 * Asks in the page where to save. The dialog is modal (the page under it is inert, Escape gives up) and stands in a closed shadow tree made
 * in the preload script's world, so that no script of the page can fill it in or press its buttons. The program judges each attempt.
 * @returns whether an attempt was accepted; false when the person gave up
 */
export function askWhereToSave(dialog: SaveDialog, trySave: (attempt: SaveAttempt) => Promise<SaveAnswer>): Promise<boolean> {
  const parts = draw(dialog);
  const { modal, name, place } = parts;
  document.body.append(parts.host);

  return new Promise((resolve) => {
    let accepted = false;
    const attempt = async (replace: boolean) => {
      if (parts.save.disabled) return;
      parts.save.disabled = true;
      const answer = await trySave({ place: place.value, fileName: name.value, replace });
      parts.save.disabled = false;
      if (answer.kind === 'accepted') {
        accepted = true;
        modal.close();
        return;
      }
      showRefusal(parts, answer, dialog.words.replace, (fileName) => {
        if (fileName !== null) name.value = fileName;
        void attempt(fileName === null);
      });
    };
    parts.form.addEventListener('submit', (event) => {
      event.preventDefault();
      if (event.isTrusted) void attempt(false);
    });
    parts.cancel.addEventListener('click', () => modal.close());
    modal.addEventListener('close', () => {
      parts.host.remove();
      resolve(accepted);
    });
    modal.showModal();
    name.focus();
    // As the systems' own dialogs do: the name without its ending is marked, ready to be typed over.
    name.setSelectionRange(0, name.value.lastIndexOf('.') > 0 ? name.value.lastIndexOf('.') : name.value.length);
  });
}

type Parts = ReturnType<typeof draw>;

function draw(dialog: SaveDialog) {
  const host = make('div', {});
  const tree = host.attachShadow({ mode: 'closed' });
  const look = new CSSStyleSheet();
  look.replaceSync(LOOK);
  tree.adoptedStyleSheets = [look];

  const name = make('input', { id: 'name', type: 'text', value: dialog.fileName, autocomplete: 'off', spellcheck: false, maxLength: 200 });
  name.setAttribute('aria-describedby', 'name-said');
  const place = make('select', { id: 'place' });
  place.setAttribute('aria-describedby', 'place-said where');
  for (const { id, label } of dialog.places) place.append(make('option', { value: id, textContent: label }));
  const nameSaid = make('p', { id: 'name-said', className: 'said' });
  const placeSaid = make('p', { id: 'place-said', className: 'said' });
  for (const said of [nameSaid, placeSaid]) said.setAttribute('role', 'alert');
  const choices = make('div', { className: 'choices' });
  const where = make('b', {});
  const save = make('button', { type: 'submit', className: 'main', textContent: dialog.words.save });
  const cancel = make('button', { type: 'button', textContent: dialog.words.cancel });
  const form = make('form', { method: 'dialog', noValidate: true });
  form.append(
    make('h2', { id: 'title', textContent: dialog.title }),
    field(dialog.words.name, name, nameSaid, choices),
    field(dialog.words.folder, place, placeSaid),
    placeBox(make('span', { textContent: dialog.words.willBe }), where),
    group('actions', cancel, save),
  );
  const modal = make('dialog', { lang: dialog.language });
  modal.setAttribute('aria-labelledby', 'title');
  modal.append(form);
  tree.append(modal);

  const showWhere = () => {
    const folder = dialog.places.find(({ id }) => id === place.value)?.folder ?? '';
    where.textContent = folder + (folder.includes('\\') ? '\\' : '/') + name.value;
  };
  const forget = () => {
    clear({ name, place, nameSaid, placeSaid, choices });
    showWhere();
  };
  name.addEventListener('input', forget);
  place.addEventListener('change', forget);
  showWhere();
  return { host, modal, form, name, place, nameSaid, placeSaid, choices, save, cancel, showWhere };
}

function showRefusal(
  parts: Parts,
  answer: Extract<SaveAnswer, { kind: 'refused' }>,
  replace: string,
  decide: (fileName: string | null) => void,
): void {
  clear(parts);
  const [field, said] = answer.about === 'name' ? [parts.name, parts.nameSaid] : [parts.place, parts.placeSaid];
  field.setAttribute('aria-invalid', 'true');
  said.textContent = answer.words;
  field.focus();
  if (answer.instead === null) return;
  const { fileName, label } = answer.instead;
  for (const [words, chosen] of [
    [label, fileName],
    [replace, null],
  ] as const) {
    const button = make('button', { type: 'button', textContent: words });
    button.addEventListener('click', (event) => event.isTrusted && decide(chosen));
    parts.choices.append(button);
  }
}

function clear(parts: Pick<Parts, 'name' | 'place' | 'nameSaid' | 'placeSaid' | 'choices'>): void {
  for (const field of [parts.name, parts.place]) field.removeAttribute('aria-invalid');
  for (const said of [parts.nameSaid, parts.placeSaid]) said.textContent = '';
  parts.choices.replaceChildren();
}

function field(words: string, control: HTMLElement, ...after: readonly HTMLElement[]): HTMLElement {
  const label = make('label', { className: 'label', textContent: words, htmlFor: control.id });
  return group('field', label, control, ...after);
}

function placeBox(...items: readonly HTMLElement[]): HTMLElement {
  const box = group('place', ...items);
  box.id = 'where';
  return box;
}

function group(className: string, ...items: readonly HTMLElement[]): HTMLElement {
  const element = make('div', { className });
  element.append(...items);
  return element;
}

function make<K extends keyof HTMLElementTagNameMap>(tag: K, properties: Partial<HTMLElementTagNameMap[K]>): HTMLElementTagNameMap[K] {
  return Object.assign(document.createElement(tag), properties);
}
