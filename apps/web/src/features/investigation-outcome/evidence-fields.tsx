/** The evidence that an outcome asks for: only its own fields are in sight. */
import type { OutcomePage } from '@mips/contracts/investigation-outcome'
import { Select } from '@mips/ui/select.tsx'
import { TextInput } from '@mips/ui/text-input.tsx'
import type { ActForm } from '../../platform/act-form.tsx'
import { ActLine, ActTick, ActWords } from '../../platform/act-fields.tsx'
import { useDocuments } from '../../platform/record-documents.tsx'

/** The values of the form; days are typed as they are sent. */
export type OutcomeValues = {
  intent: string
  code: string
  isVariant: boolean
  suspectId: string
  evidence: Record<string, unknown>
}
type Kind = 'words' | 'line' | 'day' | 'tick' | 'document' | 'decision'
type Field = { name: string; label: string; kind: Kind }

const admitted: Field = { name: 'hasAdmitted', label: 'The person admits it', kind: 'tick' }
const agreed: Field = { name: 'hasAgreed', label: 'The person agrees to it', kind: 'tick' }
const asked: Field = { name: 'areViewsAsked', label: 'The victim was asked', kind: 'tick' }
const rationale: Field = { name: 'rationale', label: 'Why it is not in the public interest', kind: 'words' }
const medical: Field = {
  name: 'medicalDocumentId',
  label: 'Record of the illness or the death',
  kind: 'document',
}
const guardian: Field = {
  name: 'isGuardianTold',
  label: 'The parent or guardian of the child was told',
  kind: 'tick',
}

const fieldsOf: Readonly<Record<string, readonly Field[]>> = {
  '2': [
    admitted,
    agreed,
    { name: 'isYouthTeamInvolved', label: 'The youth offending team is involved', kind: 'tick' },
    asked,
  ],
  '3': [admitted, agreed, asked],
  '4': [admitted, { name: 'courtAcceptedOn', label: 'Day on which the court accepted it', kind: 'day' }],
  '5': [{ name: 'diedOn', label: 'Day of the death', kind: 'day' }],
  '6': [
    { name: 'isListedForPenalty', label: 'The offence is on the list for penalty notices', kind: 'tick' },
    asked,
  ],
  '7': [admitted, { name: 'isSimplePossession', label: 'It was simple possession', kind: 'tick' }],
  '8': [
    { name: 'acceptsResponsibility', label: 'The person accepts responsibility', kind: 'tick' },
    agreed,
    asked,
  ],
  '9': [{ name: 'cpsReference', label: 'Reference of the decision of the CPS', kind: 'line' }],
  '10': [rationale],
  '12': [medical],
  '13': [medical],
  '15': [{ name: 'evidentialDecisionBy', label: 'Who decided on the evidence', kind: 'decision' }],
  '16': [
    {
      name: 'isProsecutionWithoutVictimConsidered',
      label: 'A prosecution without the victim was considered',
      kind: 'tick',
    },
  ],
  '18': [{ name: 'areLinesDone', label: 'All reasonable lines of enquiry are done', kind: 'tick' }],
  '19': [{ name: 'fraudReference', label: 'Reference of the national fraud bureau', kind: 'line' }],
  '20': [
    { name: 'otherBody.name', label: 'The body that has it', kind: 'line' },
    { name: 'otherBody.contact', label: 'Who there has it', kind: 'line' },
    { name: 'otherBody.acceptedOn', label: 'Day on which it accepted', kind: 'day' },
    { name: 'otherBody.victimAwareOn', label: 'Day on which the victim was made aware', kind: 'day' },
  ],
  '21': [rationale, guardian],
  '22': [
    { name: 'activity', label: 'The activity that was done', kind: 'line' },
    { name: 'activityDoneOn', label: 'Day on which it was done', kind: 'day' },
    asked,
  ],
}

export function EvidenceFields({ form, page }: { form: ActForm<OutcomeValues>; page: OutcomePage }) {
  const code = form.fields.watch('code')
  const choice = page.choices.find((one) => one.code === code)
  const asksStatement = choice?.needsEvidence === true && code !== '1'
  return (
    <>
      {asksStatement ? (
        <ActWords
          form={form}
          name="evidence.evidenceStatement"
          label="Why the evidence is enough to charge"
        />
      ) : null}
      {(fieldsOf[code] ?? []).map((field) => (
        <OneField key={field.name} form={form} field={field} crimeId={page.id} />
      ))}
      {choice?.variant !== undefined && choice.variant !== null && code !== '1' ? (
        <ActTick form={form} name="isVariant" label={`As ${choice.variant}`} />
      ) : null}
    </>
  )
}

function OneField({
  form,
  field: { name: short, label, kind },
  crimeId,
}: {
  form: ActForm<OutcomeValues>
  field: Field
  crimeId: string
}) {
  const name = `evidence.${short}` as const
  const error = form.errorOf(name)
  switch (kind) {
    case 'words':
      return <ActWords form={form} name={name} label={label} />
    case 'line':
      return <ActLine form={form} name={name} label={label} />
    case 'tick':
      return <ActTick form={form} name={name} label={label} />
    case 'day':
      return <TextInput {...form.fields.register(name)} type="date" label={label} error={error} />
    case 'decision':
      return (
        <Select
          {...form.fields.register(name)}
          label={label}
          placeholder="Choose"
          options={[
            { value: 'POLICE', label: 'Police' },
            { value: 'CPS', label: 'CPS' },
          ]}
          error={error}
        />
      )
    default:
      return <DocumentChoice form={form} name={name} label={label} crimeId={crimeId} />
  }
}

/** One of the documents that stand on the crime. */
export function DocumentChoice<V extends Record<string, unknown>>({
  form,
  name,
  label,
  crimeId,
}: {
  form: ActForm<V>
  name: Parameters<ActForm<V>['errorOf']>[0]
  label: string
  crimeId: string
}) {
  const found = useDocuments(crimeId)
  const documents = found.data?.documents.filter(({ withdrawn }) => withdrawn === null) ?? []
  return (
    <Select
      {...form.fields.register(name)}
      label={label}
      hint={documents.length === 0 ? 'Add the document on the page of the crime first.' : undefined}
      placeholder="Choose"
      options={documents.map(({ id, title }) => ({ value: id, label: title }))}
      error={form.errorOf(name)}
    />
  )
}
