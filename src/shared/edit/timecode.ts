import { frameAt, type FrameRate } from '../time.ts';

const two = (value: number) => String(value).padStart(2, '0');

/** Frames counted in one second of the code: 30 for 30000/1001. */
const countedRate = ({ num, den }: FrameRate) => Math.max(1, Math.round(num / den));

/** 29.97 and 59.94 drop numbers (SMPTE 12M), so that the code keeps step with the clock. */
function droppedPerMinute({ num, den }: FrameRate): number {
  return den === 1001 && (num === 30_000 || num === 60_000) ? num / 15_000 : 0;
}

/** `hh:mm:ss:ff`; `hh:mm:ss;ff` where frame numbers are dropped. */
export function formatTimecode(frame: number, rate: FrameRate): string {
  const counted = countedRate(rate);
  const dropped = droppedPerMinute(rate);
  const perTenMinutes = counted * 600 - dropped * 9;
  const tens = Math.floor(frame / perTenMinutes);
  const rest = frame % perTenMinutes;
  const minutes = dropped === 0 ? 0 : Math.max(0, Math.floor((rest - dropped) / (counted * 60 - dropped)));
  const number = frame + dropped * (9 * tens + minutes);
  const seconds = Math.floor(number / counted);
  const clock = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60].map(two).join(':');
  return `${clock}${dropped === 0 ? ':' : ';'}${two(number % counted)}`;
}

/** Reads `hh:mm:ss:ff`, shorter forms from the right (`ss:ff`), or plain seconds (`12.5`); null for anything else. */
export function parseTimecode(text: string, rate: FrameRate): number | null {
  const plain = /^\s*(\d+(?:\.\d+)?)\s*s?\s*$/.exec(text);
  if (plain) return frameAt(Number(plain[1]), rate);
  const parts = text.trim().split(/[:;]/);
  if (parts.length < 2 || parts.length > 4 || !parts.every((part) => /^\d{1,3}$/.test(part))) return null;
  const [frames = 0, seconds = 0, minutes = 0, hours = 0] = parts.reverse().map(Number);
  const counted = countedRate(rate);
  const allMinutes = hours * 60 + minutes;
  const number = (allMinutes * 60 + seconds) * counted + frames;
  return Math.max(0, number - droppedPerMinute(rate) * (allMinutes - Math.floor(allMinutes / 10)));
}
