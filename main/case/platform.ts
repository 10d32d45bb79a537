import type { Platform } from '../../shared/model/fix-plan.ts';

const PLATFORM: Readonly<Partial<Record<NodeJS.Platform, Platform>>> = {
  win32: 'windows',
  darwin: 'macos',
  linux: 'linux',
  android: 'android',
};

/** What this computer runs on, for steps that differ by system. */
export function thisPlatform(): Platform {
  return PLATFORM[process.platform] ?? 'unknown';
}
