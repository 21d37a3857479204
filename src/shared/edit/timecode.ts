import { frameAt, type FrameRate } from '../time.ts';

const two = (value: number) => String(value).padStart(2, '0');

/**
 * Rates with unequal numbers of frames in a second, such as 12.5. Their time code would drift away from the clock if
 * frames were simply counted.
 */
const isUneven = ({ den }: FrameRate) => den !== 1 && den !== 1001;

/** Numbers in one second of the code: 30 for 30000/1001. */
export function codeNumbersPerSecond(rate: FrameRate): number {
  const framesPerSecond = rate.num / rate.den;
  return Math.max(1, isUneven(rate) ? Math.ceil(framesPerSecond) : Math.round(framesPerSecond));
}

/** 29.97 and 59.94 leave out the first numbers of each minute but every tenth (SMPTE ST 12-1 and 12-3). */
function droppedPerMinute({ num, den }: FrameRate): number {
  return den === 1001 && (num === 30_000 || num === 60_000) ? num / 15_000 : 0;
}

const firstFrameOfSecond = (second: number, { num, den }: FrameRate) => Math.ceil((second * num) / den);

/** The number that the code of a frame spells. Some are left out, so that the code keeps step with the clock. */
export function codeNumberOf(frame: number, rate: FrameRate): number {
  const perSecond = codeNumbersPerSecond(rate);
  if (isUneven(rate)) {
    const second = Math.floor((frame * rate.den) / rate.num);
    return second * perSecond + frame - firstFrameOfSecond(second, rate);
  }
  const dropped = droppedPerMinute(rate);
  const perTenMinutes = perSecond * 600 - dropped * 9;
  const tens = Math.floor(frame / perTenMinutes);
  const rest = frame - tens * perTenMinutes;
  const minutes = dropped === 0 ? 0 : Math.max(0, Math.floor((rest - dropped) / (perSecond * 60 - dropped)));
  return frame + dropped * (9 * tens + minutes);
}

/** Returns the frame whose time code spells a number. A number that the code leaves out means the next one. */
export function frameOfCodeNumber(number: number, rate: FrameRate): number {
  const perSecond = codeNumbersPerSecond(rate);
  if (isUneven(rate)) {
    const second = Math.floor(number / perSecond);
    const frame = firstFrameOfSecond(second, rate) + (number % perSecond);
    return Math.min(frame, firstFrameOfSecond(second + 1, rate));
  }
  const perMinute = perSecond * 60;
  const dropped = droppedPerMinute(rate);
  const minutes = Math.floor(number / perMinute);
  const isLeftOut = minutes % 10 !== 0 && number % perMinute < dropped;
  const kept = isLeftOut ? minutes * perMinute + dropped : number;
  return kept - dropped * (minutes - Math.floor(minutes / 10));
}

/** `hh:mm:ss:ff`; `hh:mm:ss;ff` where frame numbers are dropped. */
export function formatTimecode(frame: number, rate: FrameRate): string {
  const perSecond = codeNumbersPerSecond(rate);
  const number = codeNumberOf(frame, rate);
  const seconds = Math.floor(number / perSecond);
  const clock = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60].map(two).join(':');
  return `${clock}${droppedPerMinute(rate) === 0 ? ':' : ';'}${two(number % perSecond)}`;
}

/** Reads `hh:mm:ss:ff`, shorter forms from the right (`ss:ff`), or plain seconds (`12.5`); null for anything else. */
export function parseTimecode(text: string, rate: FrameRate): number | null {
  const plain = /^\s*(\d+(?:\.\d+)?)\s*s?\s*$/.exec(text);
  if (plain) return frameAt(Number(plain[1]), rate);
  const parts = text.trim().split(/[:;]/);
  if (parts.length < 2 || parts.length > 4 || !parts.every((part) => /^\d{1,3}$/.test(part))) return null;
  const [frames = 0, seconds = 0, minutes = 0, hours = 0] = parts.reverse().map(Number);
  return frameOfCodeNumber(
    ((hours * 60 + minutes) * 60 + seconds) * codeNumbersPerSecond(rate) + frames,
    rate,
  );
}
