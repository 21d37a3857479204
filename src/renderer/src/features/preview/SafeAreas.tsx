/** Shares of the picture that every screen shows: action and titles (EBU R 95). */
const INSETS = ['3.5%', '5%'] as const;

/** Lines within which nothing is cut off by a screen's edge. */
export function SafeAreas() {
  return (
    <div aria-hidden className="pointer-events-none absolute inset-0" data-safe-areas>
      {INSETS.map((inset) => (
        <div
          key={inset}
          className="absolute border border-white/70 outline outline-black/40"
          style={{ inset }}
        />
      ))}
      <div className="absolute inset-x-0 top-1/2 mx-auto h-px w-6 bg-white/70" />
      <div className="absolute inset-y-0 start-1/2 my-auto h-6 w-px bg-white/70" />
    </div>
  );
}
