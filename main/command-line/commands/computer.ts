import { domainToASCII } from 'node:url';
import type { ComputerReport, ProxySetting } from '../../../shared/model/computer.ts';
import type { Said } from '../../../shared/model/said.ts';
import { parseTarget } from '../../../shared/read/target.ts';
import { ENGLISH, say, tell } from '../../../shared/words/index.ts';
import { reportOnComputer } from '../../case/computer.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { badUsage, readArguments } from '../read-arguments.ts';
import { type Terminal, tellProblem, tellSafe } from '../terminal.ts';

/** `computer [TARGET] [--offline]`: looks at this computer; with a target, what the proxy settings say for it. Exit 1 where something is a problem. */
export async function computerCommand(argv: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const read = readArguments(argv, { json: 'flag', offline: 'flag' });
  if (!read.ok || read.value.words.length > 1) {
    tellProblem(terminal, read.ok ? badUsage(say('terminal.one-target')).error : read.error);
    return EXIT.badUsage;
  }
  const [word] = read.value.words;
  const target = word === undefined ? null : parseTarget(word, { startTls: null, connectTo: null, toAscii: domainToASCII });
  if (target !== null && !target.ok) {
    tellProblem(terminal, target.error);
    return EXIT.badUsage;
  }
  const report = await reportOnComputer({ target: target?.value ?? null, offline: read.value.flag('offline'), signal: terminal.signal });
  if (read.value.flag('json')) terminal.out(`${JSON.stringify(inJson(report), null, 2)}\n`);
  else terminal.out(inWords(report));
  return report.findings.some((finding) => finding.state === 'problem') ? EXIT.faultFound : EXIT.nothingAtFault;
}

/** The report with English sentences and the word keys beside them. */
function inJson(report: ComputerReport): Record<string, unknown> {
  const maybe = (said: Said | null) => (said === null ? null : tell(said));
  return {
    format: 'handshake-doctor/1',
    platform: report.platform,
    findings: report.findings.map(({ state, area, said, detail }) => ({
      state,
      area,
      text: tell(said),
      key: said.key,
      detail: detail.map((one) => tell(one)),
    })),
    stores: report.stores,
    matrix: report.matrix.map(({ root, cells }) => ({ root, cells: cells.map((cell) => ({ ...cell, why: maybe(cell.why) })) })),
    proxies: report.proxies.map((setting) => ({
      ...setting,
      forTarget: setting.forTarget?.kind === 'unknown' ? { kind: 'unknown', why: tell(setting.forTarget.why) } : setting.forTarget,
    })),
    clock: report.clock,
    policies: report.policies.map((policy) => ({ ...policy, effect: tell(policy.effect), key: policy.effect.key })),
  };
}

/** What was found, the one thing that matters on top; below it every store, proxy and rule that was read. */
function inWords(report: ComputerReport): string {
  const stores = report.stores.filter((store) => store.outcome !== 'not-there');
  const lines = [
    ...report.findings.flatMap((finding) => [
      `${tellSafe(say(`pages.computer.state.${finding.state}`))}: ${tellSafe(finding.said)}`,
      ...finding.detail.map((one) => `  ${tellSafe(one)}`),
    ]),
    ...section(
      say('computer.command.heading.stores'),
      stores.map(({ program, location, count, outcome }) =>
        outcome === 'read'
          ? say('computer.command.store.read', { program, location, count })
          : say('computer.command.store.could-not-read', { program, location }),
      ),
    ),
    ...section(
      say('computer.command.heading.proxies'),
      report.proxies.map((setting) =>
        say('computer.command.proxy', { source: nameOf(setting.source), location: setting.location, way: tellSafe(wayOf(setting)) }),
      ),
    ),
    ...section(
      say('computer.command.heading.rules'),
      report.policies.map((policy) => policy.effect),
    ),
  ];
  return `${lines.join('\n')}\n`;
}

function section(heading: Said, rows: readonly Said[]): string[] {
  return rows.length === 0 ? [] : ['', tellSafe(heading), ...rows.map((row) => `  ${tellSafe(row)}`)];
}

/** A source in the words that the window has for it. */
function nameOf(source: string): string {
  const key = `computer.source.${source}`;
  return Object.hasOwn(ENGLISH.areas.pages ?? {}, key) ? tellSafe({ key: `pages.${key}` }) : source;
}

function wayOf({ mode, proxy, pacUrl }: ProxySetting): Said {
  switch (mode) {
    case 'manual':
      return say('pages.computer.proxies.manual', { proxy: proxy ?? '' });
    case 'pac':
      return say('pages.computer.proxies.pac', { url: pacUrl ?? '' });
    case 'wpad':
      return pacUrl === null ? say('pages.computer.proxies.wpad') : say('pages.computer.proxies.wpad.found', { url: pacUrl });
    default:
      return say(`pages.computer.proxies.${mode}`);
  }
}
