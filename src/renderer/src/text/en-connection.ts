/** Texts of the bar that says that the server is away. */
export const connectionText = {
  connection: {
    lost: 'Cueframe does not answer',
    lostText: 'Go on working: your changes are kept in this window, and sent when Cueframe answers again.',
    ended: 'Session ended',
    endedText:
      'Cueframe was started again. Paste the address that it printed: nothing in this window is lost.',
    address: 'New address',
    placeholder: 'http://…/?token=…',
    signIn: 'Go on',
    signingIn: 'One moment…',
    copy: 'Download a copy',
    problem: {
      wrong: 'This address does not open Cueframe. Each works once: take the newest one.',
      elsewhere:
        'This address is of another place. Download a copy of the project here, and open the address in a new tab.',
      tooMany: 'Too many wrong addresses. Wait a minute, then try again.',
      lost: 'Cueframe does not answer. Check that it runs.',
    },
  },
} as const;
