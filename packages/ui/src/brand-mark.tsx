/** The mark of MiPS: four joined points for people, objects, locations and events. */
export function BrandMark() {
  return (
    <svg
      className="mips-mark"
      viewBox="0 0 32 32"
      width="28"
      height="28"
      aria-hidden="true"
      focusable="false"
    >
      <path d="M16 5 27 16 16 27 5 16z" fill="none" stroke="currentColor" strokeWidth="2.5" />
      <circle cx="16" cy="5" r="4" fill="currentColor" />
      <circle cx="27" cy="16" r="4" fill="currentColor" />
      <circle cx="16" cy="27" r="4" fill="currentColor" />
      <circle cx="5" cy="16" r="4" fill="currentColor" />
    </svg>
  )
}
