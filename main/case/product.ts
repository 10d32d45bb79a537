import packageFile from '../../package.json' with { type: 'json' };

export const PRODUCT = { name: 'Handshake Doctor', version: packageFile.version } as const;
