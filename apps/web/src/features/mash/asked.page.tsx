/** What a record asks about exploitation of each of its people: the written test, what was answered, and the form that answers. */
import { ExploitationAnswers } from '@mips/contracts/mash'
import type { AskedPerson, ExploitationAsked } from '@mips/contracts/mash-parts'
import { flagAnswers } from '@mips/domain/safeguarding/exploitation'
import { Card } from '@mips/ui/card.tsx'
import { Details } from '@mips/ui/details.tsx'
import { Link } from '@mips/ui/link.tsx'
import { PageHeading } from '@mips/ui/page-heading.tsx'
import { Radios } from '@mips/ui/radios.tsx'
import { Tag } from '@mips/ui/tag.tsx'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { ActLine, ActWords } from '../../platform/act-fields.tsx'
import { ActFormFrame, type ActForm, useActForm } from '../../platform/act-form.tsx'
import { useAct } from '../../platform/act.ts'
import { given, onForm } from '../../platform/form-times.ts'
import { formatDate, formatDateTimeZone, formatOfficer, formatRecord } from '../../platform/format.ts'
import { usePageTitle } from '../../platform/page-title.ts'
import { pathOfRecord, paths } from '../../platform/paths.ts'
import { Shown } from '../../platform/problem.tsx'
import { usePurposeFrom } from '../../platform/purpose.tsx'
import { topicApi } from '../../platform/topic-api.ts'

export function AskedPage() {
  usePageTitle('Exploitation')
  const { eventId } = useParams({ from: '/safeguarding/exploitation/$eventId' })
  usePurposeFrom(eventId, 'SAFEGUARDING')
  const found = useQuery(topicApi.mash.getAsked.query({ params: { eventId } }))
  return (
    <Shown query={found} words="Reading what is asked…" headingLevel={1}>
      {(page) => <AskedOf page={page} />}
    </Shown>
  )
}

function AskedOf({ page }: { page: ExploitationAsked }) {
  const href = pathOfRecord(page.event)
  return (
    <div className="mips-stack">
      <PageHeading caption={formatRecord(page.event)}>Exploitation: what was asked</PageHeading>
      {href === undefined ? null : (
        <p>
          <Link href={href}>Open the record</Link>
        </p>
      )}
      {page.people.length === 0 ? <p>Nobody of this record is asked about.</p> : null}
      {page.people.map((person) => (
        <Person key={person.nominalId} page={page} person={person} />
      ))}
    </div>
  )
}

function Person({ page, person }: { page: ExploitationAsked; person: AskedPerson }) {
  const { ageYears, unasked, notKnown } = person
  return (
    <Card
      title={
        <>
          <Link href={paths.nominal(person.nominalId)}>{person.name}</Link>,{' '}
          {ageYears === null ? 'age not known' : ageYears}, {person.roleLabel.toLowerCase()}
        </>
      }
    >
      <p role="status">
        {unasked === 0 ? null : <Tag tone="caution">{unasked} not asked</Tag>}{' '}
        {notKnown === 0 ? null : <Tag tone="caution">{notKnown} not known: ask again</Tag>}
        {unasked + notKnown === 0 ? <Tag tone="good">Every question is answered</Tag> : null}
      </p>
      <ul className="govuk-list">
        {person.questions
          .filter(({ answer }) => answer !== null)
          .map(({ code, label, answer, by, at, isFlagged, reviewOn }) => (
            <li key={code}>
              {label}: <strong>{answer?.label}</strong>
              {at === null
                ? ''
                : `, ${by === null ? '' : `${formatOfficer(by)}, `}${formatDateTimeZone(at)}`}{' '}
              {isFlagged && reviewOn !== null ? (
                <Tag tone="bad">Flag stands, look again by {formatDate(reviewOn)}</Tag>
              ) : null}
            </li>
          ))}
      </ul>
      {page.may.answer.allowed ? (
        <Details
          key={`${unasked} ${notKnown}`}
          summary={unasked === 0 ? 'Answer anew' : 'Answer'}
          open={unasked > 0}
        >
          <Questions eventId={page.event.id} person={person} />
        </Details>
      ) : null}
    </Card>
  )
}

type Answer = { answer: string; evidence: Record<string, string>; why: string }
type Values = { answers: Record<string, Answer> }

function Questions({ eventId, person }: { eventId: string; person: AskedPerson }) {
  const form = useActForm({
    schema: onForm(
      (values: Values) => ({
        personRecordId: person.personRecordId,
        answers: person.questions.flatMap(({ code, signs }) => {
          const told = values.answers[code]
          if (told === undefined || told.answer === '') return []
          return [
            {
              flag: code,
              answer: told.answer,
              signs:
                told.answer === 'YES'
                  ? signs.flatMap((sign) => {
                      const evidence = given(told.evidence[sign.code])
                      return evidence === undefined ? [] : [{ sign: sign.code, evidence }]
                    })
                  : [],
              why: told.answer === 'YES' ? given(told.why) : undefined,
            },
          ]
        }),
      }),
      ExploitationAnswers,
    ),
    defaults: {
      answers: Object.fromEntries(
        person.questions.map(({ code }) => [code, { answer: '', evidence: {}, why: '' }]),
      ),
    } as Values,
    act: useAct(topicApi.mash.answerAsked.mutation(), {
      refreshes: [topicApi.mash.getAsked.key, topicApi.mash.listFlags.key],
      said: 'Answers kept',
    }),
    toInput: (body) => ({ params: { eventId }, body }),
  })
  return (
    <ActFormFrame form={form} submitWords="Keep the answers">
      {person.questions.map((question) => (
        <Question key={question.code} form={form} question={question} />
      ))}
    </ActFormFrame>
  )
}

function Question({
  form,
  question: { code, label, test, least, signs },
}: {
  form: ActForm<Values>
  question: AskedPerson['questions'][number]
}) {
  const { register, watch } = form.fields
  const isYes = watch(`answers.${code}.answer`) === 'YES'
  return (
    <div>
      <Radios
        name={`answers.${code}.answer`}
        legend={label}
        legendSize="s"
        hint={test}
        inline
        registration={register(`answers.${code}.answer`)}
        options={flagAnswers.map((answer) => ({ value: answer.code, label: answer.label }))}
      />
      {isYes ? (
        <>
          <p>At least {least} of these signs, with what shows it.</p>
          {signs.map((sign) => (
            <ActLine
              key={sign.code}
              form={form}
              name={`answers.${code}.evidence.${sign.code}`}
              label={sign.label}
              need="optional"
            />
          ))}
          <ActWords
            form={form}
            name={`answers.${code}.why`}
            label="How the test is met, in your words"
            need="optional"
          />
        </>
      ) : null}
    </div>
  )
}
