export type ClassificationBannerProps = {
  /** The protective marking in its own words, such as OFFICIAL-SENSITIVE. */
  marking: string
  /** A handling caveat beside it. */
  handling?: string
}

/** The protective marking of what is on the page; it prints at the top of the sheet. */
export function ClassificationBanner({ marking, handling }: ClassificationBannerProps) {
  return (
    <p className={`mips-marking mips-marking--${levelOf(marking)}`}>
      <span className="govuk-visually-hidden">Protective marking: </span>
      {marking}
      {handling ? <span className="mips-marking__handling"> {handling}</span> : null}
    </p>
  )
}

function levelOf(marking: string): 'secret' | 'sensitive' | 'official' {
  if (/SECRET/i.test(marking)) return 'secret'
  return /SENSITIVE/i.test(marking) ? 'sensitive' : 'official'
}
