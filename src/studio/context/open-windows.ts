/** Windows that are connected now, by the id each gives itself when it is loaded. */
export type OpenWindows = {
  /** A connection of the window; one may have several for a moment. Gives what ends it. */
  enter(windowId: string): () => void;
  has(windowId: string): boolean;
};

export function createOpenWindows(): OpenWindows {
  const connections = new Map<string, number>();
  return {
    enter(windowId) {
      connections.set(windowId, (connections.get(windowId) ?? 0) + 1);
      let isOver = false;
      return () => {
        if (isOver) return;
        isOver = true;
        const left = (connections.get(windowId) ?? 1) - 1;
        if (left > 0) connections.set(windowId, left);
        else connections.delete(windowId);
      };
    },
    has: (windowId) => connections.has(windowId),
  };
}
