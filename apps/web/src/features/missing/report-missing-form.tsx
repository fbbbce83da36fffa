/** The form that opens a report: what is known stands above it, only what is new is asked. */
import { NewMissingEpisode, type PreparedMissing } from '@mips/contracts/missing-parts'
import { missingFactors, missingLevels } from '@mips/domain/safeguarding/missing-levels'
import { ageOn } from '@mips/domain/time/day'
import { londonDay } from '@mips/domain/time/london-day'
import { Card } from '@mips/ui/card.tsx'
import { Details } from '@mips/ui/details.tsx'
import { SummaryList } from '@mips/ui/summary-list.tsx'
import type { LocalDateTime } from '@mips/ui/time-text.ts'
import { ActLine, ActMany, ActRadios, ActTime, ActWords } from '../../platform/act-fields.tsx'
import { ActFormFrame, type ActForm, useActForm } from '../../platform/act-form.tsx'
import { useAct } from '../../platform/act.ts'
import { api } from '../../platform/api.ts'
import {
  ExploitationAsk,
  type ExploitationValues,
  nothingAsked,
  toldOf,
  useTellExploitation,
} from '../../platform/exploitation-ask.tsx'
import { given, instantOf, onForm, todayAtNoTime } from '../../platform/form-times.ts'
import { goTo } from '../../platform/go-to.ts'
import { paths } from '../../platform/paths.ts'
import { serverNow } from '../../platform/server-clock.ts'
import { topicApi } from '../../platform/topic-api.ts'
import { FoundBefore } from './found-before.tsx'
import { refreshesMissing } from './missing.api.ts'

type Values = {
  level: string
  rationale: string
  factors: string[]
  agreedReviewAt: LocalDateTime
  lastSeenAt: LocalDateTime
  lastSeenWords: string
  wearing: string
  appearance: string
  informantRelation: string
  likelyPlaces: string
  carries: string
  medication: string
  exploitation: ExploitationValues
}
type Subject = NonNullable<PreparedMissing['subject']>
const noTime: LocalDateTime = { date: '', time: '' }

function toBody(values: Values, { known, subject }: { known: PreparedMissing; subject: Subject }): unknown {
  const isCarriedLook = subject.appearance !== null && values.appearance.trim() === subject.appearance
  const relation = known.informant?.relation ?? null
  return {
    incidentId: known.incident.id,
    personRecordId: subject.person.personRecordId,
    level: given(values.level),
    rationale: given(values.rationale),
    factors: values.factors.map((code) => ({ code })),
    agreedReviewAt: instantOf(values.agreedReviewAt),
    lastSeenAt: instantOf(values.lastSeenAt),
    lastSeenWords: given(values.lastSeenWords),
    wearing: given(values.wearing),
    appearance: given(values.appearance),
    informantRelation: given(values.informantRelation),
    likelyPlaces: given(values.likelyPlaces),
    carries: given(values.carries),
    medication: given(values.medication),
    origins: {
      ...(given(values.wearing) === undefined ? {} : { wearing: { how: 'typed' } }),
      ...(given(values.rationale) === undefined ? {} : { rationale: { how: 'typed' } }),
      ...(isCarriedLook
        ? { appearance: { how: 'carried', fromId: subject.person.personRecordId, fromField: 'description' } }
        : {}),
      ...(relation !== null && values.informantRelation === relation
        ? { informantRelation: { how: 'carried', fromId: known.informant?.personRecordId } }
        : {}),
    },
  }
}

export function ReportMissingForm({ known, subject }: { known: PreparedMissing; subject: Subject }) {
  const tell = useTellExploitation()
  const { personRecordId, name, dob } = subject.person
  const age = dob === null ? undefined : ageOn(dob, londonDay(serverNow().toISOString()))
  const asked = [{ personRecordId, name, age }]
  const form: ActForm<Values> = useActForm({
    schema: onForm((values: Values) => toBody(values, { known, subject }), NewMissingEpisode),
    defaults: {
      level: '',
      rationale: '',
      factors: subject.suggestedFactors,
      agreedReviewAt: noTime,
      lastSeenAt: todayAtNoTime(),
      lastSeenWords: '',
      wearing: '',
      appearance: subject.appearance ?? '',
      informantRelation: known.informant?.relation ?? '',
      likelyPlaces: '',
      carries: '',
      medication: '',
      exploitation: nothingAsked,
    } as Values,
    draft: { key: `missing.report:${known.incident.id}:${subject.person.personRecordId}` },
    act: useAct(topicApi.missing.open.mutation(), {
      refreshes: [...refreshesMissing, api.incident.get.key],
      said: 'Reported missing',
    }),
    toInput: (body) => ({ body }),
    onDone: async ({ id }) => {
      const isTold = await tell(id, toldOf(form.fields.getValues('exploitation'), asked, 'MISSING'))
      goTo(isTold ? paths.missing(id) : paths.exploitation(id))
    },
  })
  const level = form.fields.watch('level')
  return (
    <>
      <Card title="Known already">
        <SummaryList
          rows={[
            ...known.carried.map(({ label, value }) => ({ key: label, value })),
            { key: 'What was told', value: known.incident.summary || 'Nothing' },
            { key: 'Who told', value: known.informant?.name ?? known.callerPhone ?? 'Not named' },
          ]}
        />
        <FoundBefore earlier={subject.earlier} places={subject.foundBefore} />
      </Card>
      <Card title="What is new">
        <ActFormFrame form={form} submitWords="Report missing">
          <ActTime form={form} name="lastSeenAt" label="Last seen" />
          <ActLine
            form={form}
            name="lastSeenWords"
            label="Where exactly"
            need="optional"
            hint="The place of the incident is carried over"
          />
          <ActLine form={form} name="wearing" label="Wearing" need="optional" />
          <ActMany form={form} name="factors" label="What raises the risk" list={missingFactors} />
          <ActRadios form={form} name="level" label="Risk" list={missingLevels} />
          <ActWords form={form} name="rationale" label="Why it is graded so" limit={4000} />
          {level === 'VL' ? (
            <ActTime
              form={form}
              name="agreedReviewAt"
              label="Look at it again by, as agreed"
              expects="any"
              need="optional"
            />
          ) : null}
          <ExploitationAsk form={form} people={asked} asks="MISSING" />
          <Details summary="More about the person">
            <ActWords form={form} name="appearance" label="Description" need="optional" />
            <ActLine
              form={form}
              name="informantRelation"
              label="What the informant is to them"
              need="optional"
            />
            <ActWords form={form} name="likelyPlaces" label="Where they may go" need="optional" />
            <ActWords
              form={form}
              name="carries"
              label="Carries"
              hint="Phone, bank and travel cards, keys, passport, vehicle"
              need="optional"
              limit={1000}
            />
            <ActWords
              form={form}
              name="medication"
              label="Medication and when it is due"
              need="optional"
              limit={1000}
            />
          </Details>
        </ActFormFrame>
      </Card>
    </>
  )
}
