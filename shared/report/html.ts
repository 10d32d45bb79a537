import type { ReportBlock, ReportContent } from '../model/report-content.ts';

/** The report as one self-contained HTML page: no script, nothing fetched, every foreign character escaped. */
export function htmlReport(content: ReportContent): string {
  return `<!doctype html>
<html lang="${escapeHtml(content.language)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escapeHtml(content.title)}</title>
<style>${STYLE}</style>
</head>
<body>
<main>
${content.blocks.map(drawBlock).join('\n')}
</main>
<footer>${escapeHtml(content.footer)}</footer>
</body>
</html>
`;
}

const STYLE = `body{font:16px/1.5 "Noto Sans",system-ui,sans-serif;color:#14201C;background:#F6F7F5;margin:0}
main,footer{max-width:720px;margin:0 auto;padding:24px;overflow-wrap:anywhere}
h1{font-size:28px;line-height:36px}h2{font-size:20px;line-height:28px;margin-top:32px}h3{font-size:16px;margin-top:24px}
.verdict{font-size:24px;line-height:32px;font-weight:600}.muted,.small,footer{color:#52615B}.small,footer{font-size:14px}
pre.letter{font-family:inherit}
pre{background:#fff;border:1px solid #D5DBD8;border-radius:8px;padding:12px;white-space:pre-wrap;font-size:13px}
table{border-collapse:collapse;width:100%}th,td{text-align:left;vertical-align:top;padding:6px 8px;border-bottom:1px solid #D5DBD8}
dt{color:#52615B}dd{margin:0 0 8px}.chip{display:inline-block;padding:2px 12px;border-radius:999px;border:1px solid}
.bad{color:#B3261E}.warn{color:#8A5300}.good{color:#1B6E3C}.info{color:#1F5FA8}
.card{border:1px solid #52615B;border-radius:12px;padding:12px}.card.missing{border-style:dashed}`;

function drawBlock(block: ReportBlock): string {
  switch (block.block) {
    case 'heading':
      return `<h${block.level}>${escapeHtml(block.text)}</h${block.level}>`;
    case 'paragraph':
      return `<p class="${block.tone ?? 'normal'}">${escapeHtml(block.text)}</p>`;
    case 'chip':
      return `<p><span class="chip ${block.tone}">${escapeHtml(block.text)}</span></p>`;
    case 'sides':
      return `<p>${block.sides.map((side) => (side.marked ? `<strong>${escapeHtml(side.label)}</strong>` : `<span class="muted">${escapeHtml(side.label)}</span>`)).join(' · ')}</p>`;
    case 'list': {
      const tag = block.ordered ? 'ol' : 'ul';
      return `<${tag}>${block.items.map((item) => `<li>${escapeHtml(item)}</li>`).join('')}</${tag}>`;
    }
    case 'pairs':
      return `<dl>${block.pairs.map(([label, value]) => `<dt>${escapeHtml(label)}</dt><dd>${escapeHtml(value)}</dd>`).join('')}</dl>`;
    case 'table':
      return `<table><thead><tr>${block.columns.map((column) => `<th scope="col">${escapeHtml(column)}</th>`).join('')}</tr></thead><tbody>${block.rows.map((row) => `<tr>${row.map((cell) => `<td>${escapeHtml(cell)}</td>`).join('')}</tr>`).join('')}</tbody></table>`;
    case 'code':
      return `${block.label === null ? '' : `<p class="muted">${escapeHtml(block.label)}</p>`}<pre${block.face === 'text' ? ' class="letter"' : ''}>${escapeHtml(block.text)}</pre>`;
    case 'chain':
      return `<ol aria-label="${escapeHtml(block.alt)}">${block.cards.map((card, index) => `<li><div class="card ${card.state}"><strong>${escapeHtml(card.title)}</strong><br>${card.lines.map(escapeHtml).join('<br>')}</div>${block.links[index] === undefined ? '' : `<p class="small">${escapeHtml(block.links[index].text)}</p>`}</li>`).join('')}</ol>`;
    case 'ladder':
      return drawLadder(block);
    case 'page-break':
      return '<hr>';
  }
}

/** An ordered list that says who speaks, also to whoever sees no arrow. */
function drawLadder({ alt, rows, speakers, mark }: Extract<ReportBlock, { block: 'ladder' }>): string {
  const items = rows.map(({ from, label, words, facts, failing }) => {
    const arrow = from === 'client' ? '→' : '←';
    const said = `<span class="small"><span aria-hidden="true">${arrow}</span> ${escapeHtml(speakers[from])}:</span> <strong>${escapeHtml(label)}</strong> ${escapeHtml(words)} <span class="small">${escapeHtml(facts)}</span>`;
    return failing ? `<li class="bad"><strong>${escapeHtml(mark)}.</strong> ${said}</li>` : `<li>${said}</li>`;
  });
  return `<ol aria-label="${escapeHtml(alt)}">${items.join('')}</ol>`;
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
