import type { HashAlgorithm, SignatureAlgorithm } from '../../shared/tables/oids.ts';

/** Signatures over `SIGNED`, made once with throw-away keys by OpenSSL; they prove at start that the runtime's checker works. */
export const SIGNED = 'Handshake Doctor checks its own checker.';

export const VECTORS: readonly {
  readonly scheme: NonNullable<SignatureAlgorithm['scheme']>;
  readonly hash: HashAlgorithm | null;
  readonly key: string;
  readonly signature: string;
}[] = [
  {
    scheme: 'rsa-pkcs1',
    hash: 'sha256',
    key: 'MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAtuDBINhqK2KVCTAneRxQJt895nqkoqCPr9GgIVqY/TCs5ESuWtc1KAXVbgSgcbM88gHp6RtVd2CU8I165vXmb7bm+eNlGz+PxGJTE8vodV1g6DH4QpU+I6LEdSnb/CCVgfSATt0vzU5q6IwQwKl8DS4AtQytmXHqtMjxyknDS4a00WNaxaBuWoKPWpYVWpIaoAifu0rmOZWkD/ajdRSX7nkVumeFpEoimBqKK/rKRie9rjNbGXKvlXQqI8d4KCZXxir95EXBlF/SuakYJ62eqbgiRyXJtrSkm6JSY75l2X5N3fo9ibxfF2RiE6iUP7AXTGrqvMrWKRNFd5F3+f8dRwIDAQAB',
    signature:
      'mebvb+LyNsMWJgwbJPEtuTyWmUDh89ur8B9/5CfDhZs1wdtfvbfhuwBpWiQ3zj/WTM0xHKXl7iCisbfdHKH8LS8EkN2cs9MaYNa0J5UyQvkJpIJoq6e2VZdFK2POPN22lacW3IQOIkE8MEU6N9vJKHaKGWGO4P4Q/oId9Taz++UUzeH1TDkRh9uWQA1IA/15TznnJaljtaHRf7LC4fGXX8dCt6SFFgam6mtZ47QKed1BYNjersZbEEKnyJjXNFaS4VKK9qiC1z155aGtCQ/YrcXVmce0NXH5VUTRQjpxXIfi3KHxmkpi763xDtumTIgcrF4Obev2qYoPw8TyFrQnDA==',
  },
  {
    scheme: 'rsa-pss',
    hash: 'sha256',
    key: 'MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAi1304rS2P8EVT7cqtWzfMEGey+AoSqUd4lQ5DVOEiJ7a+ik9AxevUSesWKdSsJPnBbsB4qk8TjHU76YBDvAIs3V4bDymGqs/Vz+qyKjpCaaiclxBsjCDvLY4xiw6B5e1fmQSeZV6BbRj5/f14t1DtjdEp0EXNfgjRl0jR/Tgc3k3nJT9IfegNHTN5tEWbEYRnWmGUVFXt3RJVHC+sRpQB68TR7wphLb9wCBgbU4GFHLxYedNH0Xfm1uUw1Sx0Oh1/Z4ycMwq1EwoXeLY3b195Olymy7Wh+THJc1BgwzUPvbNLB1gj8IO4mW8dylnLhBqv+acC9sbjD6wfbiPOFPVAQIDAQAB',
    signature:
      'QEaqh4I+ooX4ZmkLhF+CR+sC22na3rML9kq9CLkPBpxaRx1kZjym8pK26xkaCY11RJScEQ2+DzpJgVYbOyVjoAoNPIN3fRfHfTvTP/RqjD76CP/ffZvvoGdVx5SDiqYB+vX6+G0hFmZ1j+4rIUy5DgPJKfqBN54C3KwTkpEmOomori6JDSAGxxSdlapz/BJb+4VWLHbit6Sp7+11U3L9rVa2w0X7tGkZ5e+/Crc8yXDtkWIYpLBllOxpAMB18MFjiARhqBYq0aO6xZ7HEy0JrkFI1i+t6CR4Zws28zbtc3cQ9HBbrNWvDOUXATqvi23uCBYFGTVmxBGBizOCb0O7Zw==',
  },
  {
    scheme: 'ecdsa',
    hash: 'sha256',
    key: 'MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEwEAS8ixluc0FGdaZFIfe591+Db5eRgKktIlcHk4vBkjvFFddchVV+/cYTfRsBbhWHYJItxCsRgItUJmCYxiiZQ==',
    signature: 'MEUCIFbcx1lCKVaspu7nSL5v8+BX7eaM3hXp9OUP6Vib5h5iAiEAjpVUHq9vcn5LpDbLMjrmfiWA4K/8UHzDAKKk+g1EdLc=',
  },
  {
    scheme: 'ed25519',
    hash: null,
    key: 'MCowBQYDK2VwAyEADCWawn8ldQym8uqp+DYaKvnLOCUPDUAtwTsM87Z4AAM=',
    signature: 'JnWFFaCYcKQeJktpgznsaCsMe0fU+JcA9fcaCkTry2L1CAkF9CuqY62Hz3sGI/75pmTfHgo72WYTrtOw7Ms9Bw==',
  },
  {
    scheme: 'ed448',
    hash: null,
    key: 'MEMwBQYDK2VxAzoAbKqo+yyIdA4g0LZF8mxCjIoKqY86ldxLWEXKASoa9swir3nD4BFoMt9RT1uSZ64aRa9xDUWKqEEA',
    signature:
      'EaDW0nFsKeAvwzQaNwr7no/A2iSdjtasxMnB6KVXAhDHp6ri+FMmg28nN9bOTk0jEdabAKFz6pyAAGnH94pYqaJPHH67lG52uZneJRX1WymeZHr0PwBXCgjkaLM5lwOt3NLY6+e/DlpgdscUM7UeewYA',
  },
];
