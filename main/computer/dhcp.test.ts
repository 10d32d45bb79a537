import { describe, expect, test } from 'vitest';
import { readNetworkOffer } from './dhcp.ts';
import { type Recorded, recordedMachine } from './testing/recorded-machine.ts';
import { recordedOutput } from './testing/recorded-output.ts';

const SCRIPT = 'http://pac.corp.example/wpad.dat';
const API = 'https://portal.hotel.example/api';
const offer = (recorded: Recorded) => readNetworkOffer(recordedMachine(recorded));
const file = (path: string, text: string | Uint8Array): Recorded => ({ files: { [path]: text } });
const hex = (text: string) => Buffer.from(text).toString('hex');

/** A DHCP message with these options, as dhcpcd keeps it. */
function message(...options: readonly (readonly [number, string])[]): Uint8Array {
  const fields = options.flatMap(([code, value]) => [code, value.length, ...Buffer.from(value)]);
  return Uint8Array.of(...Buffer.alloc(236), 0x63, 0x82, 0x53, 0x63, 0, 0, ...fields, 255);
}

/** DhcpInterfaceOptions, as Windows writes it. */
function interfaceOptions(...options: readonly (readonly [number, string])[]): string {
  return options
    .map(([code, value]) => {
      const field = Buffer.alloc(20 + 4 * Math.ceil(value.length / 4));
      field.writeUInt32LE(code, 0);
      field.writeUInt32LE(value.length, 8);
      field.writeUInt32LE(0x57b61733, 16);
      field.write(value, 20, 'latin1');
      return field.toString('hex').toUpperCase();
    })
    .join('');
}

test.each<[string, Recorded]>([
  ['dhclient 4.4.3', file('/var/lib/dhcp/dhclient.leases', recordedOutput('dhcp/dhclient.leases'))],
  ['dhcpcd 9.4.1', file('/var/lib/dhcpcd/vb.lease', Buffer.from(recordedOutput('dhcp/dhcpcd-lease.hex').replaceAll(/\s/gu, ''), 'hex'))],
])('given what %s kept of a real server’s answer (dnsmasq 2.90), finds both addresses', async (_client, recorded) => {
  expect(await offer(recorded)).toEqual({ proxyScript: 'http://wpad.corp.test/proxy.pac', portalApi: 'https://portal.corp.test/api/v1' });
});

const INTERFACES = 'reg query HKLM\\SYSTEM\\CurrentControlSet\\Services\\Tcpip\\Parameters\\Interfaces /s';
const WPAD = 'reg query HKCU\\Software\\Microsoft\\Windows\\CurrentVersion\\Internet Settings\\Wpad /s';
const INTERFACE = 'HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Services\\Tcpip\\Parameters\\Interfaces\\{50c7b4ab}';
const windows = (...options: readonly (readonly [number, string])[]): Recorded => ({
  platform: 'win32',
  commands: { [INTERFACES]: `\r\n${INTERFACE}\r\n    DhcpInterfaceOptions    REG_BINARY    ${interfaceOptions(...options)}\r\n\r\n` },
});

describe('what the network said of itself', () => {
  test.each<[string, Recorded]>([
    [
      'NetworkManager',
      { commands: { 'nmcli -t -e no -f DHCP4 device show': `DHCP4.OPTION[1]:default_url = ${API}\nDHCP4.OPTION[2]:wpad = ${SCRIPT}\n` } },
    ],
    [
      'systemd-networkd',
      file('/run/systemd/netif/leases/2', `ADDRESS=10.0.0.2\nOPTION_252=${hex(`${SCRIPT}\n`)}\nCAPTIVE_PORTAL=${API}\n`),
    ],
    [
      'dhclient, in words',
      file(
        '/var/lib/dhcp/dhclient.eth0.leases',
        `lease {\n  interface "eth0";\n  option wpad "${SCRIPT}\\000";\n  option v4-captive-portal "${API}";\n}\n`,
      ),
    ],
    [
      'dhclient, for options that it has no name for',
      file(
        '/var/lib/dhclient/dhclient.leases',
        `lease {\n  option unknown-252 ${hex(SCRIPT).replace(/..(?=.)/gu, '$&:')}:0;\n  option unknown-114 "${API}";\n}\n`,
      ),
    ],
    ['dhcpcd', file('/var/lib/dhcpcd/wlan0.lease', message([1, '1234'], [252, SCRIPT], [114, API]))],
    ['Windows', windows([6, 'abcd'], [12, 'GIGABYTE-PC'], [252, `${SCRIPT}\0`], [114, API])],
    [
      'macOS',
      {
        platform: 'darwin',
        commands: {
          'ipconfig getpacket en0': `op = BOOTREPLY\noptions:\nproxy_auto_discovery_url (string): ${SCRIPT}\ncaptive_portal_url (string): ${API}\n`,
        },
      },
    ],
  ])('is read as %s keeps it', async (_who, recorded) => {
    expect(await offer(recorded)).toEqual({ proxyScript: SCRIPT, portalApi: API });
  });

  test('given several leases of dhclient, goes by the last, also where it no longer names a script', async () => {
    const leases = `lease {\n  option wpad "http://old.example/p";\n}\nlease {\n  option wpad "${SCRIPT}";\n}\n`;
    expect(await offer(file('/var/lib/dhcp/dhclient.leases', leases))).toMatchObject({ proxyScript: SCRIPT });
    expect(await offer(file('/var/lib/dhcp/dhclient.leases', `${leases}lease {\n  interface "eth0";\n}\n`))).toMatchObject({
      proxyScript: null,
    });
  });

  test('given what Windows’ own detection found, takes that', async () => {
    const key = 'HKEY_CURRENT_USER\\Software\\Microsoft\\Windows\\CurrentVersion\\Internet Settings\\Wpad\\00-11';
    const recorded = { platform: 'win32', commands: { [WPAD]: `\r\n${key}\r\n    WpadDetectedUrl    REG_SZ    ${SCRIPT}\r\n` } } as const;
    expect(await offer(recorded)).toMatchObject({ proxyScript: SCRIPT });
  });

  test.each<[string, Recorded]>([
    ['a file of this computer', file('/run/systemd/netif/leases/2', `OPTION_252=${hex('file:///etc/passwd')}\n`)],
    ['no address', file('/run/systemd/netif/leases/2', 'CAPTIVE_PORTAL=urn:ietf:params:capport:unrestricted\nOPTION_252=zz\n')],
    ['a message that is cut off', file('/var/lib/dhcpcd/eth0.lease', message([252, SCRIPT]).subarray(0, 245))],
    ['an option without a value', windows([252, ''])],
    ['bytes that are no lease', file('/var/lib/dhcpcd/eth0.lease', Uint8Array.of(1, 2, 3))],
    ['nothing at all', {}],
  ])('given %s, names nothing', async (_what, recorded) => {
    expect(await offer(recorded)).toEqual({ proxyScript: null, portalApi: null });
  });
});
