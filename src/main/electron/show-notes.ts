import type { Notification, NotificationConstructorOptions } from 'electron';

/** Shows the person a note; `onClick` runs when it is clicked. */
export type Notify = (title: string, body: string, onClick: () => void) => void;

/** Electron's class, as far as notes use it. */
export type Notes = {
  new (options: NotificationConstructorOptions): Notification;
  isSupported(): boolean;
};

/** Notifications of the system; none where it has none. One that is shown is held: its click is lost with a collected object. */
export function createNotify(notes: Notes): Notify {
  const shown = new Set<Notification>();
  return (title, body, onClick) => {
    if (!notes.isSupported()) return;
    const note = new notes({ title, body });
    const forget = () => void shown.delete(note);
    shown.add(note);
    note.on('click', () => {
      forget();
      onClick();
    });
    note.on('close', forget);
    note.on('failed', forget);
    note.show();
  };
}
