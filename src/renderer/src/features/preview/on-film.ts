/** What is drawn over the film keeps the dark theme's light colours in both: it is the film that lies under it, not the window. */
export const ON_FILM = '[color-scheme:dark]';
