/** The notice of rights on a page of its own, in the language that was chosen, to be printed and given. */
import { linesFor, noticeIn } from '@mips/domain/custody/notices/notice'
import { Button } from '@mips/ui/button.tsx'
import { PageHeading } from '@mips/ui/page-heading.tsx'
import { Select } from '@mips/ui/select.tsx'
import { usePageTitle } from './page-title.ts'
import { printMarked } from './print-marked.ts'
import { noticeOptions } from './rights-entry-form.tsx'
import { useSession } from './session.tsx'

export type NoticePaperProps = {
  language: string
  /** The number of the record that it is given on. */
  reference: string
  recipient: string
  whose: 'detainee' | 'attender'
  onLanguage: (language: string) => void
}

export function NoticePaper({ language, reference, recipient, whose, onLanguage }: NoticePaperProps) {
  const notice = noticeIn(language) ?? noticeIn('en')
  const session = useSession()
  usePageTitle(`Notice of rights ${reference}`)
  if (notice === undefined) return null
  const print = () =>
    printMarked({ marking: 'OFFICIAL', printedBy: session.user.displayName, recipient, reference })
  return (
    <>
      <PageHeading caption={reference} actions={<Button onClick={print}>Print</Button>}>
        Notice of rights
      </PageHeading>
      <div className="mips-no-print">
        <Select
          name="language"
          label="Language"
          options={noticeOptions}
          value={notice.code}
          onChange={(event) => onLanguage(event.target.value)}
        />
      </div>
      <article lang={notice.code === 'en-easy' ? 'en' : notice.code} dir={notice.direction}>
        <h2 className="govuk-heading-l">{notice.title}</h2>
        <ol className="govuk-list govuk-list--number govuk-list--spaced">
          {linesFor(whose).map((line) => (
            <li key={line}>{notice.lines[line]}</li>
          ))}
        </ol>
      </article>
      <p className="mips-small">
        Wording of {notice.version}: {notice.standing}.
      </p>
    </>
  )
}
