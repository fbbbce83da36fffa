/** The words of a statement while nobody signed it, kept as a draft on the device and, with each save, on the record. */
import { statement, type StatementPage } from '@mips/contracts/statement'
import { readingWishes } from '@mips/domain/case/statements'
import { Card } from '@mips/ui/card.tsx'
import { ActDay, ActLine, ActMany, ActRadios, ActTick, ActWords } from '../../platform/act-fields.tsx'
import { ActFormFrame, useActForm } from '../../platform/act-form.tsx'
import { useAct } from '../../platform/act.ts'
import { given, onForm } from '../../platform/form-times.ts'
import { topicApi } from '../../platform/topic-api.ts'
import { refreshesStatement } from './statement.api.ts'

type Values = {
  text: string
  exhibits: string[]
  isAdult: boolean
  cannotRead: boolean
  readBy: string
  recording: string
  interviewedOn: string
  reading: string
}

export function WriteForm({ page }: { page: StatementPage }) {
  const { facts, kind, maker, exhibitsHere } = page
  const form = useActForm({
    schema: onForm((values: Values) => bodyOf(values, page.revision), statement.routes.write.body),
    defaults: {
      text: page.text,
      exhibits: page.exhibits,
      isAdult: facts.isAdult ?? false,
      cannotRead: facts.cannotRead ?? false,
      readBy: facts.readBy ?? '',
      recording: facts.recording ?? '',
      interviewedOn: facts.interviewedOn ?? '',
      reading: facts.reading ?? '',
    } as Values,
    draft: { key: `statement.write:${page.id}` },
    act: useAct(topicApi.statement.write.mutation(), {
      refreshes: refreshesStatement,
      said: 'Kept',
      looksAgain: true,
    }),
    toInput: (body) => ({ params: { recordId: page.recordId, statementId: page.id }, body }),
  })
  const isPersonal = kind.code === 'PERSONAL' || kind.code === 'BUSINESS'
  const cannotRead = form.fields.watch('cannotRead')
  return (
    <Card title="Words">
      <ActFormFrame form={form} submitWords="Keep the words">
        <ActWords
          form={form}
          name="text"
          label="What the witness says"
          hint="In their own words. No address, telephone or mail: they are kept apart, below."
          limit={30_000}
          rows={14}
        />
        {kind.code === 'INTERVIEW' ? (
          <div className="mips-row--fields">
            <ActLine form={form} name="recording" label="Recording" hint="Its exhibit or disc" />
            <ActDay form={form} name="interviewedOn" label="Day of the interview" expects="past" />
          </div>
        ) : null}
        {isPersonal ? <ActRadios form={form} name="reading" label="At court" list={readingWishes} /> : null}
        {exhibitsHere.length === 0 ? null : (
          <ActMany
            form={form}
            name="exhibits"
            label="Exhibits that it produces"
            list={exhibitsHere.map(({ reference, description }) => ({
              code: reference,
              label: `${reference} ${description}`,
            }))}
          />
        )}
        {maker.isOfficer || page.age !== null ? null : (
          <ActTick form={form} name="isAdult" label="The witness is over 18" />
        )}
        {maker.isOfficer ? null : (
          <ActTick form={form} name="cannotRead" label="It has to be read to the witness" />
        )}
        {cannotRead ? <ActLine form={form} name="readBy" label="Who read it to them" /> : null}
      </ActFormFrame>
    </Card>
  )
}

const bodyOf = (values: Values, revision: number) => ({
  revision,
  text: values.text,
  exhibits: values.exhibits,
  facts: {
    ...(values.isAdult ? { isAdult: true } : {}),
    ...(values.cannotRead ? { cannotRead: true } : {}),
    ...keep('readBy', values.cannotRead ? values.readBy : ''),
    ...keep('recording', values.recording),
    ...keep('interviewedOn', values.interviewedOn),
    ...keep('reading', values.reading),
  },
})

const keep = (name: string, value: string) => (given(value) === undefined ? {} : { [name]: value })
