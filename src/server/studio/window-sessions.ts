import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

const SECRET_BYTES = 32;
/** Windows open at once; the oldest is shut out first. */
const MOST_SESSIONS = 50;

/** Who may use the studio: whoever opened an invitation, each of which works once. Kept in memory only. */
export type WindowSessions = {
  /** A new invitation; those before it that nobody used stop working. */
  invite(): string;
  /** A session's secret for the live invitation, or null. */
  accept(invitation: string): string | null;
  isKnown(secret: string): boolean;
};

export function createWindowSessions(): WindowSessions {
  let invited: Buffer | null = null;
  const sessions: Buffer[] = [];
  return {
    invite() {
      const invitation = newSecret();
      invited = digest(invitation);
      return invitation;
    },
    accept(invitation) {
      if (invited === null || !timingSafeEqual(invited, digest(invitation))) return null;
      invited = null;
      const secret = newSecret();
      sessions.push(digest(secret));
      if (sessions.length > MOST_SESSIONS) sessions.shift();
      return secret;
    },
    isKnown(secret) {
      const asked = digest(secret);
      return sessions.some((known) => timingSafeEqual(known, asked));
    },
  };
}

const newSecret = () => randomBytes(SECRET_BYTES).toString('base64url');
/** Equal lengths, so that comparing takes equal time. */
const digest = (text: string) => createHash('sha256').update(text).digest();
