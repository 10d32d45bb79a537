import { say, type WordKey } from '../../shared/words/index.ts';
import { CLIENT_PROFILES } from '../case/profiles.ts';
import { tellSafe } from './terminal.ts';

const COMMANDS = ['diagnose', 'explain', 'read', 'check-chain', 'computer', 'report', 'practice', 'demo'] as const;
export type CommandName = (typeof COMMANDS)[number];

type OptionKey = Extract<WordKey, `terminal.option.${string}`> extends `terminal.option.${infer Name}` ? Name : never;

/** The options of each command beside `--json` and `--help`, in the order they are told. */
const OPTIONS: Readonly<Record<CommandName, readonly Exclude<OptionKey, 'json' | 'help'>[]>> = {
  diagnose: [
    'connect',
    'starttls',
    'proxy',
    'proxy-password-file',
    'trust',
    'trust-only',
    'client-cert',
    'client-key',
    'client-key-password-file',
    'alpn',
    'no-sni',
    'depth',
    'timeout',
    'gentle',
    'from',
    'as',
    'clock',
    'offline',
    'handshake',
    'pdf',
    'save',
  ],
  explain: ['handshake', 'pdf', 'save'],
  read: ['password-file', 'handshake', 'pdf', 'save'],
  'check-chain': ['host', 'trust-only', 'time', 'batch', 'password-file', 'repair', 'key', 'key-password-file', 'request', 'offline'],
  computer: ['offline'],
  report: ['pdf', 'html', 'text'],
  practice: [],
  demo: ['pdf'],
};

/** How the program is used. */
export function usage(): string {
  return lines(
    tellSafe(say('terminal.usage')),
    ...COMMANDS.map((command) => `  ${tellSafe(say(`terminal.usage.${command}`))}`),
    '',
    tellSafe(say('terminal.usage.more')),
  );
}

/** How one command is used, with its options. */
export function usageOf(command: CommandName): string {
  return lines(
    tellSafe(say(`terminal.usage.${command}`)),
    ...(OPTIONS[command].length === 0
      ? []
      : ['', tellSafe(say('terminal.options.heading')), ...OPTIONS[command].map((name) => `  ${sayOption(name)}`)]),
    '',
    tellSafe(say('terminal.options.all')),
    `  ${tellSafe(say('terminal.option.json'))}`,
    `  ${tellSafe(say('terminal.option.help'))}`,
  );
}

export function isCommand(name: string): name is CommandName {
  return COMMANDS.some((one) => one === name);
}

function sayOption(name: Exclude<OptionKey, 'json' | 'help'>): string {
  return tellSafe(name === 'as' ? say('terminal.option.as', { profiles: profileNames() }) : say(`terminal.option.${name}`));
}

export function profileNames(): string {
  return CLIENT_PROFILES.map((profile) => profile.id).join(' ');
}

function lines(...all: readonly string[]): string {
  return `${all.join('\n')}\n`;
}
