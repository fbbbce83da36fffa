/** The first thing on the page for those who use the keyboard. */
export function SkipLink({
  href = '#main',
  children = 'Skip to main content',
}: {
  href?: string
  children?: string
}) {
  return (
    <a
      className="govuk-skip-link"
      href={href}
      onClick={(event) => {
        const target = document.querySelector<HTMLElement>(href)
        if (!target) return
        event.preventDefault()
        target.focus()
        target.scrollIntoView()
      }}
    >
      {children}
    </a>
  )
}
