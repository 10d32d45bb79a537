import type { CaseDocument } from '../model/case-document.ts';
import type { Diagnosis } from '../model/diagnosis.ts';
import type { ReportContent } from '../model/report-content.ts';
import { cipherSuiteName } from '../tables/cipher-suites.ts';
import { ENGLISH, type Language, say, saySide, toldTo } from '../words/index.ts';
import { ladderLines } from './ladder-lines.ts';
import { causeSentence, tellerFor } from './sentence.ts';
import { standingOf } from './standing.ts';
import { toldOthers } from './told-others.ts';

/**
 * "Copy for the ticket": the case in exactly 12 plain lines, each at most 300 characters, without control characters, so that it
 * survives any ticket system.
 */
export function ticketLines(document: CaseDocument, spoken: Language = ENGLISH): readonly string[] {
  const language = toldTo(spoken, document);
  const tell = tellerFor(language);
  const { diagnosis, fixPlan, cost } = document;
  const { primary } = diagnosis;
  const none = tell(say('report.none'));
  const { instead, besides } = toldOthers(document);
  const causesOf = (others: Diagnosis['others']): string => others.map((other) => other.cause).join(', ') || none;
  const chain = document.evidence.findLast((one) => one.kind === 'chain' && one.state === 'seen');
  const leaf = chain?.kind === 'chain' && chain.state === 'seen' ? chain.seen.served[0] : undefined;
  const technical =
    primary === null
      ? none
      : `${primary.cause}${primary.variant === null ? '' : ` / ${primary.variant}`}: ${causeSentence(primary.cause, 'technical', language) ?? none}`;
  return [
    say('report.ticket.problem', { text: tell(diagnosis.sentence) }),
    say('report.ticket.where', { text: whereOf(document) }),
    say('report.ticket.side', { text: primary === null ? none : tell(saySide(primary.side, standingOf(document))) }),
    say('report.ticket.certainty', {
      text: primary === null ? tell(say(`report.verdict.${diagnosis.verdict}`)) : tell(say(`sides.${primary.certainty}`)),
    }),
    say('report.ticket.why', {
      text:
        (primary?.because ?? diagnosis.because)
          .slice(0, 3)
          .map((one) => tell(one))
          .join(' ') || none,
    }),
    say('report.ticket.step', { text: fixPlan?.steps[0] === undefined ? none : tell(fixPlan.steps[0].do) }),
    say('report.ticket.technical', { text: technical }),
    say('report.ticket.certificate', {
      text:
        leaf === undefined
          ? none
          : `${leaf.subjectText}; ${leaf.issuerText}; ${leaf.notBefore ?? '?'} – ${leaf.notAfter ?? '?'}; ${leaf.sha256}`,
    }),
    say('report.ticket.connection', { text: connectionOf(document) ?? none }),
    say('report.ticket.others', { besides: causesOf(besides), instead: causesOf(instead) }),
    say('report.ticket.checked', { text: document.finishedAt }),
    say('report.ticket.by', {
      version: `${document.product.version} · ${tell(say('report.ticket.cost', { connections: cost.connections, time: { milliseconds: cost.milliseconds } }))}`,
    }),
  ].map((line) => tell(line, 300));
}

function whereOf({ input }: CaseDocument): string {
  if (input.kind === 'target') return `${input.target.host} port ${input.target.port}`;
  return input.kind === 'file' ? input.name : input.kind;
}

function connectionOf(document: CaseDocument): string | null {
  const attempts = document.evidence.flatMap((one) => (one.kind === 'handshake' && one.state === 'seen' ? [one.seen] : []));
  const telling = attempts.find((one) => one.end.how !== 'completed') ?? attempts[0];
  if (telling === undefined) return null;
  const chosen = telling.chosen === null ? '' : `, ${telling.chosen.version}, ${cipherSuiteName(telling.chosen.cipherSuite)}`;
  return `${telling.address}, ${telling.end.how}${chosen}`;
}

/** A whole report as plain text, 100 columns at most where words allow. */
export function plainTextReport(content: ReportContent): string {
  const lines: string[] = [];
  for (const block of content.blocks) {
    switch (block.block) {
      case 'heading':
        lines.push(
          '',
          block.level === 1 ? block.text.toUpperCase() : block.text,
          (block.level === 1 ? '=' : '-').repeat(Math.min(100, block.text.length)),
        );
        break;
      case 'paragraph':
        lines.push(...wrap(block.text));
        break;
      case 'chip':
        lines.push(`[${block.text}]`);
        break;
      case 'sides':
        lines.push(block.sides.map((side) => (side.marked ? `>> ${side.label} <<` : side.label)).join('   '));
        break;
      case 'list':
        for (const [index, item] of block.items.entries()) lines.push(...wrap(item, block.ordered ? `${index + 1}. ` : '* '));
        break;
      case 'pairs':
        for (const [label, value] of block.pairs) lines.push(...wrap(`${label}: ${value}`));
        break;
      case 'table':
        lines.push(block.columns.join(' | '));
        for (const row of block.rows) lines.push(...wrap(row.join(' | ')));
        break;
      case 'code':
        lines.push(...(block.label === null ? [] : [`${block.label}:`]), ...block.text.split('\n').map((line) => `    ${line}`));
        break;
      case 'chain':
        for (const [index, card] of block.cards.entries()) {
          lines.push(`(${card.state}) ${card.title}: ${card.lines.join('; ')}`);
          const link = block.links[index];
          if (link !== undefined) lines.push(`   | ${link.text}`);
        }
        break;
      case 'ladder':
        for (const line of ladderLines(block)) {
          const [start = ''] = /^[ ×→←…]*/.exec(line) ?? [];
          lines.push(...wrap(line.slice(start.length), start));
        }
        break;
      case 'page-break':
        lines.push('');
    }
  }
  return `${[...lines, '', content.footer].join('\n').replaceAll('\u00a0', ' ').trimStart()}\n`;
}

function wrap(text: string, first = ''): string[] {
  const lines: string[] = [];
  let line = first;
  const indent = ' '.repeat(first.length);
  for (const word of text.split(' ')) {
    if (line.trim() !== '' && line.length + word.length + 1 > 100 && line !== first) {
      lines.push(line);
      line = indent;
    }
    line += line === first || line === indent ? word : ` ${word}`;
  }
  return [...lines, line];
}
