/** From this many elements on a list is printed an element a line: nobody reads so much indented, and a script reads it faster. */
const LONG = 100;
/** Letters that are handed over at once: a text of many megabytes costs more memory than all it was made from. */
const PIECE = 64 * 1024;

/**
 * A document as JSON text (RFC 8259), indented, its long lists an element a line.
 * @returns the text in pieces, with a line end behind it
 */
export function* jsonText(document: Readonly<Record<string, unknown>>): Generator<string> {
  let begin = '{\n';
  for (const [key, value] of Object.entries(document)) {
    if (value === undefined) continue;
    yield `${begin}  ${JSON.stringify(key)}: `;
    if (Array.isArray(value) && value.length >= LONG) yield* elementByElement(value);
    // No string holds a line end of its own.
    else yield JSON.stringify(value, null, 2).replaceAll('\n', '\n  ');
    begin = ',\n';
  }
  yield begin === '{\n' ? '{}\n' : '\n}\n';
}

function* elementByElement(list: readonly unknown[]): Generator<string> {
  let piece = '[\n';
  for (const [place, element] of list.entries()) {
    piece += `    ${JSON.stringify(element) ?? 'null'}${place === list.length - 1 ? '\n' : ',\n'}`;
    if (piece.length < PIECE) continue;
    yield piece;
    piece = '';
  }
  yield `${piece}  ]`;
}
