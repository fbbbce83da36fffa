import { useState } from 'react'
import { Button, ButtonGroup, LinkButton } from '../button.tsx'
import { Checkbox, Checkboxes } from '../checkboxes.tsx'
import { ComboBox } from '../combo-box.tsx'
import type { ComboBoxItem } from '../combo-box.tsx'
import { DateInput } from '../date-input.tsx'
import { DateTimeInput } from '../date-time-input.tsx'
import { ErrorSummary } from '../error-summary.tsx'
import { Radios } from '../radios.tsx'
import { Select } from '../select.tsx'
import { TextInput } from '../text-input.tsx'
import { Textarea } from '../textarea.tsx'
import { TimeInput } from '../time-input.tsx'
import type { LocalDateTime } from '../time-text.ts'

const offences: ComboBoxItem[] = [
  { id: 'CJ88116', code: 'CJ88116', label: 'Common assault', description: 'Criminal Justice Act 1988 s.39' },
  { id: 'OF61102', code: 'OF61102', label: 'Assault occasioning actual bodily harm', description: 's.47' },
  { id: 'OF61016', code: 'OF61016', label: 'Wound with intent', description: 's.18' },
  { id: 'TH68010', code: 'TH68010', label: 'Theft from a shop', description: 'Theft Act 1968 s.1' },
]

export function FormSamples() {
  const [born, setBorn] = useState('1987-04-03')
  const [seen, setSeen] = useState('31/2/2026')
  const [check, setCheck] = useState('')
  const [when, setWhen] = useState<LocalDateTime>({ date: '2026-10-25', time: '01:30' })
  const [answer, setAnswer] = useState('yes')
  const [kinds, setKinds] = useState<string[]>(['violence'])

  return (
    <section>
      <h2>Forms</h2>
      <ErrorSummary
        errors={[
          { fieldId: 'surname', message: 'Enter the surname' },
          { fieldId: 'last-seen', message: 'Enter a real date, like 3 4 2026' },
          { message: 'Someone else saved this report at 02:14' },
        ]}
      />
      <div className="mips-columns">
        <div>
          <TextInput name="surname" label="Surname" need="now" error="Enter the surname" />
          <TextInput
            name="postcode"
            label="Postcode"
            hint="Leave out if not known"
            width={10}
            need="optional"
          />
          <TextInput name="value" label="Value" prefix="£" suffix="each" width={5} inputMode="decimal" />
          <TextInput name="off" label="Set by the record" defaultValue="N104417" disabled width={10} />
          <Select
            name="marker"
            label="Warning marker"
            placeholder="Choose…"
            options={[
              { value: 'violent', label: 'Violent' },
              { value: 'weapons', label: 'Weapons' },
            ]}
          />
          <Textarea name="grounds" label="Grounds" limit={120} hint="What you saw and heard" need="later" />
          <Offence />
        </div>
        <div>
          <DateInput name="born" legend="Date of birth" value={born} onChange={setBorn} />
          <DateInput
            name="last-seen"
            legend="Last seen"
            hint="t for today, y for yesterday"
            value={seen}
            onChange={setSeen}
            error="Enter a real date, like 3 4 2026"
          />
          <TimeInput
            name="check"
            label="Time of the check"
            hint="Like 0214"
            value={check}
            onChange={setCheck}
          />
          <DateTimeInput name="when" legend="Detention authorised" value={when} onChange={setWhen} />
          <Radios
            name="harm"
            legend="Have you ever tried to harm yourself?"
            value={answer}
            onChange={setAnswer}
            options={[
              { value: 'yes', label: 'Yes', reveal: <TextInput name="harm-what" label="What happened" /> },
              { value: 'no', label: 'No' },
              { value: 'refused', label: 'Refused to answer', hint: 'A refusal is an answer' },
            ]}
          />
          <Radios
            name="sex"
            legend="Sex"
            inline
            error="Choose one"
            options={[
              { value: 'f', label: 'Female' },
              { value: 'm', label: 'Male' },
              { value: 'u', label: 'Not known' },
            ]}
          />
          <Checkboxes
            name="kinds"
            legend="Kinds of abuse"
            value={kinds}
            onChange={setKinds}
            options={[
              { value: 'violence', label: 'Violence' },
              { value: 'control', label: 'Coercive control' },
              { value: 'stalking', label: 'Stalking', disabled: true },
            ]}
          />
          <Checkbox name="archived" label="Include archived records" />
        </div>
      </div>
      <ButtonGroup>
        <Button>Authorise detention</Button>
        <Button look="secondary" icon="plus">
          Add a person
        </Button>
        <Button look="warning">Refuse detention</Button>
        <Button look="quiet">Same as before</Button>
        <Button look="secondary" size="small">
          Check
        </Button>
        <Button look="link">Undo</Button>
        <Button isBusy busyWords="Saving…">
          Save
        </Button>
        <Button disabled>Not allowed</Button>
        <LinkButton href="#forms" look="secondary">
          Open the record
        </LinkButton>
      </ButtonGroup>
    </section>
  )
}

function Offence() {
  const [text, setText] = useState('')
  const [chosen, setChosen] = useState<string | null>(null)
  const [unlisted, setUnlisted] = useState('')
  const wanted = text.toLowerCase()
  return (
    <>
      <ComboBox
        name="offence"
        label="Offence"
        hint="Code or words"
        items={offences.filter((one) => `${one.code} ${one.label}`.toLowerCase().includes(wanted))}
        inputValue={text}
        onInputChange={setText}
        selectedId={chosen}
        onSelect={(item) => setChosen(item?.id ?? null)}
        onNotListed={setUnlisted}
      />
      <p className="mips-small" data-testid="offence-chosen">
        {chosen ? `Chosen ${chosen}` : 'None chosen'} {unlisted ? `not listed: ${unlisted}` : ''}
      </p>
    </>
  )
}
