import type { Machine } from './machine.ts';
import { readText } from './machine.ts';
import { bytesOf, queryRegistry, textOf } from './registry.ts';

/** What the network said of itself when it handed out this computer's address. */
export interface NetworkOffer {
  /** Where a proxy script lies (DHCP option 252, draft-ietf-wrec-wpad-01 section 4.4.1); null where the network names none. */
  readonly proxyScript: string | null;
  /** Where to ask whether a sign-in page stands in the way (option 114, RFC 8910); null where the network names none. */
  readonly portalApi: string | null;
}

type Found = { readonly [K in keyof NetworkOffer]?: string | undefined };

const SCRIPT = 252;
const PORTAL = 114;
const LONGEST = 2048;
const MOST_FILES = 40;

/**
 * What the system's DHCP client keeps of the network's offer; nobody is asked anew. Only web addresses count: what a network names is not
 * trusted to point anywhere else. Source: the clients' own formats, named at each reader.
 */
export async function readNetworkOffer(machine: Machine): Promise<NetworkOffer> {
  const found = await readersOf(machine.platform)(machine);
  const first = (name: keyof NetworkOffer) => found.map((one) => webAddress(one[name])).find((url) => url !== null) ?? null;
  return { proxyScript: first('proxyScript'), portalApi: first('portalApi') };
}

function readersOf(platform: NodeJS.Platform): (machine: Machine) => Promise<readonly Found[]> {
  if (platform === 'win32') return fromWindows;
  return platform === 'darwin' ? fromMacOs : fromLinux;
}

/** Servers often end the address with a zero byte or a line end. */
function webAddress(written: string | undefined): string | null {
  const text = written?.replace(/[\0\s].*$/su, '').slice(0, LONGEST) ?? '';
  return /^https?:\/\/[^/]/iu.test(text) && URL.canParse(text) ? text : null;
}

async function fromLinux(machine: Machine): Promise<readonly Found[]> {
  const [manager, files, raw] = await Promise.all([
    machine.run('nmcli', ['-t', '-e', 'no', '-f', 'DHCP4', 'device', 'show']),
    leaseFiles(machine, LEASE_FOLDERS, /\.leases?$|^\d+$/u),
    leaseFiles(machine, RAW_FOLDERS, /\.lease$/u),
  ]);
  const texts = await Promise.all(files.map((path) => readText(machine, path)));
  const messages = await Promise.all(raw.map((path) => machine.readFile(path)));
  return [
    ...(manager === null ? [] : [fromNetworkManager(manager)]),
    ...texts.flatMap((text) => (text === null ? [] : [fromNetworkd(text), fromDhclient(text)])),
    ...messages.flatMap((bytes) => (bytes === null ? [] : [fromMessage(bytes)])),
  ];
}

/** systemd-networkd, NetworkManager's two clients, dhclient of Debian and of Fedora. */
const LEASE_FOLDERS = ['/run/systemd/netif/leases', '/var/lib/NetworkManager', '/var/lib/dhcp', '/var/lib/dhclient'];
/** dhcpcd keeps the server's message as it came. Source: dhcpcd(8), FILES. */
const RAW_FOLDERS = ['/var/lib/dhcpcd', '/var/lib/dhcpcd5'];

async function leaseFiles(machine: Machine, folders: readonly string[], named: RegExp): Promise<readonly string[]> {
  const found = await Promise.all(
    folders.map(async (folder) =>
      ((await machine.list(folder)) ?? []).filter((name) => named.test(name)).map((name) => `${folder}/${name}`),
    ),
  );
  return found.flat().slice(0, MOST_FILES);
}

/** `DHCP4.OPTION[7]:wpad = http://…`. Source: NetworkManager, src/core/dhcp/nm-dhcp-options.c: names of options. */
function fromNetworkManager(output: string): Found {
  const option = (names: string) => new RegExp(`(?:^|[:\\s])(?:${names}) = (\\S+)`, 'mu').exec(output)?.[1];
  return { proxyScript: option('wpad|private_252'), portalApi: option('default_url|captive_portal|v4_captive_portal') };
}

/** `OPTION_252=` in hex, `CAPTIVE_PORTAL=`. Source: systemd, src/libsystemd-network/sd-dhcp-lease.c. */
function fromNetworkd(text: string): Found {
  const value = (name: string) => new RegExp(`^${name}=(.*)$`, 'mu').exec(text)?.[1];
  return { proxyScript: fromHex(value(`OPTION_${SCRIPT}`)), portalApi: value('CAPTIVE_PORTAL') ?? fromHex(value(`OPTION_${PORTAL}`)) };
}

function fromHex(digits: string | undefined): string | undefined {
  const bare = digits?.replaceAll(':', '');
  return bare === undefined || !/^(?:[0-9a-f]{2})+$/iu.test(bare) ? undefined : Buffer.from(bare, 'hex').toString('latin1');
}

/**
 * The last lease of a dhclient file is the one in use. Options that the client has no name for are `unknown-252`, and their bytes stand there
 * in hex where they are no text. Source: dhclient.leases(5), dhcp-options(5).
 */
function fromDhclient(text: string): Found {
  const lease = text.slice(Math.max(0, text.lastIndexOf('lease {')));
  const option = (names: string) => {
    const [, quoted, hex] = new RegExp(`^\\s*option (?:${names}) (?:"((?:[^"\\\\\\n]|\\\\.)*)"|([0-9a-f:]+));`, 'imu').exec(lease) ?? [];
    return quoted?.replace(/\\000/gu, '').replace(/\\(.)/gu, '$1') ?? fromHex(padded(hex));
  };
  return {
    proxyScript: option(
      'wpad|wpad-url|pac|pac-url|proxy-pac|auto-proxy-config|local-proxy-config|proxy-auto-?discovery|option-252|unknown-252',
    ),
    portalApi: option('default-url|v4-captive-portal|captive-portal|option-114|unknown-114'),
  };
}

/** dhclient leaves out leading zeros: `68:74:a`. */
function padded(hex: string | undefined): string | undefined {
  return hex
    ?.split(':')
    .map((digits) => digits.padStart(2, '0'))
    .join(':');
}

const COOKIE = '63825363';
const BEFORE_COOKIE = 236;

/** The options of a DHCP message. Source: RFC 2131, section 2; RFC 2132, section 2. Null bytes pad, 255 ends. */
function fromMessage(bytes: Uint8Array): Found {
  const message = Buffer.from(bytes);
  if (message.subarray(BEFORE_COOKIE, BEFORE_COOKIE + 4).toString('hex') !== COOKIE) return {};
  const values = new Map<number, string>();
  for (let at = BEFORE_COOKIE + 4; at + 1 < message.length && message[at] !== 255; ) {
    const code = message[at] ?? 0;
    const length = code === 0 ? -1 : (message[at + 1] ?? 0);
    // An option that is too long for one stands there several times (RFC 3396).
    if (code !== 0) values.set(code, (values.get(code) ?? '') + message.subarray(at + 2, at + 2 + length).toString('latin1'));
    at += length + 2;
  }
  return { proxyScript: values.get(SCRIPT), portalApi: values.get(PORTAL) };
}

const INTERFACES = 'HKLM\\SYSTEM\\CurrentControlSet\\Services\\Tcpip\\Parameters\\Interfaces';
const DETECTED = 'HKCU\\Software\\Microsoft\\Windows\\CurrentVersion\\Internet Settings\\Wpad';

/** What each interface was handed, and the script that Windows' own detection found last. */
async function fromWindows(machine: Machine): Promise<readonly Found[]> {
  const [interfaces, detected] = await Promise.all([queryRegistry(machine, INTERFACES, 'deep'), queryRegistry(machine, DETECTED, 'deep')]);
  return [
    ...interfaces.map((key) => fromInterfaceOptions(bytesOf(key, 'DhcpInterfaceOptions') ?? new Uint8Array())),
    ...detected.map((key) => ({ proxyScript: textOf(key, 'WpadDetectedUrl') ?? undefined })),
  ];
}

/**
 * DhcpInterfaceOptions: per option its number (8 bytes), the length of its value (8), when it ends (4), the value, filled up to four bytes.
 * Not documented by Microsoft; as seen in registries of Windows 7 to 11.
 */
export function fromInterfaceOptions(bytes: Uint8Array): Found {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const values = new Map<number, string>();
  for (let at = 0; at + 20 <= bytes.length; ) {
    const length = view.getUint32(at + 8, true);
    if (at + 20 + length > bytes.length) break;
    values.set(view.getUint32(at, true), Buffer.from(bytes.subarray(at + 20, at + 20 + length)).toString('latin1'));
    at += 20 + 4 * Math.ceil(length / 4);
  }
  return { proxyScript: values.get(SCRIPT), portalApi: values.get(PORTAL) };
}

const MAC_INTERFACES = ['en0', 'en1', 'en2', 'en3'];

/** `ipconfig getpacket en0`: `proxy_auto_discovery_url (string): http://…`. Source: ipconfig(8); Apple bootp, dhcp_options.c. */
async function fromMacOs(machine: Machine): Promise<readonly Found[]> {
  const packets = await Promise.all(MAC_INTERFACES.map((name) => machine.run('ipconfig', ['getpacket', name])));
  return packets.flatMap((packet) => {
    if (packet === null) return [];
    const option = (names: string) => new RegExp(`^(?:${names})(?: \\([a-z]+\\))?: (\\S+)`, 'mu').exec(packet)?.[1];
    return [
      {
        proxyScript: option('proxy_auto_discovery_url|option_252'),
        portalApi: option('captive_portal_url|captive_portal|url|option_114'),
      },
    ];
  });
}
