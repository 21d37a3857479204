import { readFileSync } from 'node:fs';
import { wantsSandbox } from './browser-args.ts';
import type { DoctorReport } from './doctor-report.ts';

const RESTRICTION = '/proc/sys/kernel/apparmor_restrict_unprivileged_userns';

/** Whether the browser runs in its sandbox, and what stands in its way. */
export function sandboxNote(
  isUsed: boolean = wantsSandbox(),
  isRestricted: boolean = isUserNamespaceRestricted(),
  env: NodeJS.ProcessEnv = process.env,
): DoctorReport['sandbox'] {
  if (!isUsed && env['CUEFRAME_BROWSER_SANDBOX'] === 'off')
    return {
      isUsed,
      note: 'CUEFRAME_BROWSER_SANDBOX=off: the browser runs without its sandbox (--no-sandbox); the container around it is the only wall',
    };
  if (!isUsed)
    return {
      isUsed,
      note: 'as root the browser runs without its sandbox (--no-sandbox); another user keeps it',
    };
  if (!isRestricted) return { isUsed, note: 'the browser runs in its sandbox' };
  return {
    isUsed,
    note:
      'this system (AppArmor, Ubuntu 23.10 and newer) may keep the sandbox of unpackaged browsers from working; ' +
      'if the browser does not start: sudo sysctl -w kernel.apparmor_restrict_unprivileged_userns=0',
  };
}

function isUserNamespaceRestricted(): boolean {
  try {
    return readFileSync(RESTRICTION, 'utf8').trim() === '1';
  } catch {
    return false;
  }
}
