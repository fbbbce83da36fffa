import { sourceWarnings } from '@mips/domain/intelligence/source-words'
import { Button } from '@mips/ui/button.tsx'
import { NotificationBanner } from '@mips/ui/notification-banner.tsx'
import { Textarea } from '@mips/ui/textarea.tsx'
import { useFieldArray } from 'react-hook-form'
import type { ActForm } from '../../platform/act-form.tsx'
import { GradeFields } from './grade-fields.tsx'
import { ParagraphNames } from './paragraph-names.tsx'
import { SameSource, SourceFields } from './source-fields.tsx'
import { emptyParagraph, type IntelligenceFields } from './submit-fields.ts'

type Props = { form: ActForm<IntelligenceFields> }

/** One fact to a paragraph, each with its own grade; most reports have one. */
export function Paragraphs({ form }: Props) {
  const rows = useFieldArray({ control: form.fields.control, name: 'paragraphs' })
  // The focus goes to the paragraph beside it: with the button that was pressed it would be lost.
  const takeOut = (index: number) => {
    form.fields.setFocus(`paragraphs.${index === 0 ? 1 : index - 1}.text`)
    rows.remove(index)
  }
  return (
    <>
      {rows.fields.map(({ id }, index) => (
        <section key={id} aria-label={`Paragraph ${index + 1}`} className="mips-stack">
          {rows.fields.length === 1 ? null : (
            <div className="mips-row">
              <h2 className="govuk-heading-m">Paragraph {index + 1}</h2>
              <Button look="quiet" size="small" icon="cross" onClick={() => takeOut(index)}>
                Take out<span className="govuk-visually-hidden"> paragraph {index + 1}</span>
              </Button>
            </div>
          )}
          <OneParagraph form={form} index={index} />
        </section>
      ))}
      <div>
        <Button
          look="secondary"
          disabled={rows.fields.length >= 30}
          onClick={() =>
            rows.append(emptyParagraph(), { focusName: `paragraphs.${rows.fields.length}.text` })
          }
        >
          Add a paragraph
        </Button>
      </div>
    </>
  )
}

function OneParagraph({ form, index }: Props & { index: number }) {
  const at = `paragraphs.${index}` as const
  const text = form.fields.watch(`${at}.text`)
  const warnings = sourceWarnings(text)
  return (
    <>
      <Textarea
        {...form.fields.register(`${at}.text`)}
        label="What was learnt"
        hint="Only the intelligence: never who said it, or how it is known"
        error={form.errorOf(`${at}.text`)}
        limit={10_000}
        rows={index === 0 ? 8 : 5}
        need="now"
      />
      {warnings.length === 0 ? null : (
        <NotificationBanner tone="caution" title="This may give the source away" announce="status">
          <ul className="govuk-list">
            {warnings.map((words) => (
              <li key={words}>{words}</li>
            ))}
          </ul>
        </NotificationBanner>
      )}
      <ParagraphNames form={form} index={index} text={text} />
      <SameSource form={form} index={index} />
      <GradeFields form={form} index={index} />
      <Textarea
        {...form.fields.register(`${at}.provenance`)}
        label="How it came to be known"
        hint="Kept apart, for the intelligence unit alone; you cannot read it back. Still no name of a source"
        error={form.errorOf(`${at}.provenance`)}
        limit={2000}
        rows={2}
      />
      <SourceFields form={form} index={index} />
    </>
  )
}
