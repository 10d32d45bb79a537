/** What is wrong with an address that a person typed, and the next step. */
export const targets = {
  empty: 'There is no address yet.',
  'empty.next': 'Type the name of the site, for example shop.example.com.',
  'too-long': 'This is too long to be an address.',
  'too-long.next': 'Copy only the address from the top of the browser window.',
  spaces: 'An address has no spaces in it.',
  'spaces.next': 'If this is an error message, paste it under “I have an error message”.',
  'bad-name': 'We cannot read {name} as the name of a site.',
  'bad-name.next': 'Check the spelling. A name looks like shop.example.com.',
  'bad-port': 'The port {port} does not exist. Ports go from 1 to 65535.',
  'bad-port.next': 'Leave the port out, or give the one that the program uses.',
  'unknown-scheme': 'We do not know how to check {scheme} addresses.',
  'unknown-scheme.next': 'Give the host name and the port, for example mail.example.com:465.',
  'bad-v6': 'An IPv6 address with a port needs square brackets.',
  'bad-v6.next': 'Write it like [2001:db8::1]:443.',
} as const;
