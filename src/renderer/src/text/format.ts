import type { FrameRate } from '../../../shared/time.ts';

const UNITS = ['B', 'kB', 'MB', 'GB', 'TB'] as const;

/** `1.2 GB`, in powers of 1000, three digits at most. */
export function formatBytes(bytes: number): string {
  const power = Math.min(UNITS.length - 1, bytes < 1000 ? 0 : Math.floor(Math.log10(bytes) / 3));
  const value = bytes / 1000 ** power;
  return `${value.toFixed(power === 0 || value >= 100 ? 0 : 1)} ${UNITS[power]}`;
}

/** `4.2 s`, `12 s`, `1:12`, `2:03:20`. */
export function formatDuration(seconds: number): string {
  if (seconds < 10) return `${seconds.toFixed(1)} s`;
  const whole = Math.round(seconds);
  if (whole < 60) return `${whole} s`;
  const two = (value: number) => String(value).padStart(2, '0');
  const [hours, minutes, rest] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  return hours > 0 ? `${hours}:${two(minutes)}:${two(rest)}` : `${minutes}:${two(rest)}`;
}

/** Time that is left, never less than it is: `2 s`, `1:12`. */
export function formatTimeLeft(seconds: number): string {
  const whole = Math.ceil(seconds);
  return whole < 10 ? `${whole} s` : formatDuration(whole);
}

/** `29.97 fps`: for people; nothing is computed with it. */
export function formatFrameRate({ num, den }: FrameRate): string {
  return `${Number((num / den).toFixed(3))} fps`;
}

export function formatClockTime(atMs: number): string {
  return new Date(atMs).toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' });
}

export function formatDay(atMs: number): string {
  return new Date(atMs).toLocaleString([], { dateStyle: 'medium', timeStyle: 'short' });
}
