import { custodyProcedures } from '@mips/contracts/custody-procedures'
import type { OfficerRef } from '@mips/contracts/common'
import type { RouteAnswer } from '@mips/contracts/contract'
import type { InterviewLine } from '@mips/contracts/custody-interviews'
import type { StayFacts } from '@mips/contracts/custody-procedure-parts'
import { beforeAdviceLimbs } from '@mips/domain/custody/interview-rules'
import { interviewEndings, interviewRoles } from '@mips/domain/custody/procedure-codes'
import { restInterruptions } from '@mips/domain/custody/rest'
import { Button } from '@mips/ui/button.tsx'
import { Details } from '@mips/ui/details.tsx'
import type { LocalDateTime } from '@mips/ui/time-text.ts'
import { Controller } from 'react-hook-form'
import type { z } from 'zod'
import { useAct } from '../../platform/act.ts'
import { ActChoice, ActLate, ActLine, ActTick, ActTime, ActWords } from '../../platform/act-fields.tsx'
import { ActFormFrame, useActForm } from '../../platform/act-form.tsx'
import { topicApi } from '../../platform/topic-api.ts'
import { given, instantOf, onForm, rightNow } from '../../platform/form-times.ts'
import { serverNow } from '../../platform/server-clock.ts'
import { refreshesStay } from '../../platform/stay.ts'
import { DisposeForm } from './dispose-form.tsx'
import { PeopleRows, type PersonThere } from './people-rows.tsx'
import { authorityOf, OfficerField } from './procedure-parts.tsx'

type Started = {
  startedAt: LocalDateTime
  place: string
  present: PersonThere[]
  isCautionGiven: boolean
  isAdviceReminded: boolean
  isUnfit: boolean
  isVulnerable: boolean
  needsInterpreter: boolean
  wantsSolicitor: boolean
  hasHadAdvice: boolean
  releasedBy: OfficerRef[]
  urgentBy: OfficerRef[]
  urgentReason: string
  limb: string
  adviceBy: OfficerRef[]
  isInWriting: boolean
  restReason: string
  lateReason: string
}

type InterviewNeeds = RouteAnswer<(typeof custodyProcedures)['routes']['getInterviews']>['needs']

/** Begins an interview with whoever the record says is here; what opens one that a rule stands against is asked only when it is needed. */
export function StartInterviewForm({
  stay,
  needs,
  onDone,
}: {
  stay: StayFacts
  needs: InterviewNeeds
  onDone: () => void
}) {
  const isHere = (role: string) => needs.present.some((person) => person.role === role)
  const form = useActForm({
    schema: onForm((values: Started) => {
      const [urgent, advice] = [authorityOf(values.urgentBy), authorityOf(values.adviceBy)]
      return {
        startedAt: instantOf(values.startedAt),
        place: values.place,
        present: values.present
          .filter(({ name }) => name.trim() !== '')
          .map(({ name, role }) => ({ name, role })),
        isCautionGiven: values.isCautionGiven,
        isAdviceReminded: values.isAdviceReminded,
        isUnfit: values.isUnfit,
        isVulnerable: values.isVulnerable,
        needsInterpreter: values.needsInterpreter,
        wantsSolicitor: values.wantsSolicitor,
        hasHadAdvice: values.hasHadAdvice,
        releasedById: values.releasedBy[0]?.id,
        urgent: urgent && { authority: urgent, reason: values.urgentReason },
        beforeAdvice: advice &&
          values.limb !== '' && { limb: values.limb, authority: advice, isInWriting: values.isInWriting },
        restReason: given(values.restReason),
        lateReason: given(values.lateReason),
      }
    }, custodyProcedures.routes.startInterview.body),
    defaults: {
      startedAt: rightNow(),
      place: '',
      present: [
        { name: '', role: 'INTERVIEWER', sex: '' },
        ...needs.present.map((person) => ({ ...person, sex: '' })),
        ...(needs.needsAdult && !isHere('APPROPRIATE_ADULT')
          ? [{ name: '', role: 'APPROPRIATE_ADULT', sex: '' }]
          : []),
      ],
      isCautionGiven: false,
      isAdviceReminded: false,
      isUnfit: false,
      isVulnerable: needs.needsAdult && !stay.isChild,
      needsInterpreter: needs.needsInterpreter,
      wantsSolicitor: needs.wantsSolicitor,
      hasHadAdvice: needs.hasHadAdvice,
      releasedBy: [],
      urgentBy: [],
      urgentReason: '',
      limb: '',
      adviceBy: [],
      isInWriting: false,
      restReason: '',
      lateReason: '',
    } as Started,
    act: useAct(topicApi.custodyProcedures.startInterview.mutation(), {
      refreshes: refreshesStay,
      said: 'The interview has begun',
    }),
    toInput: (body) => ({ params: { recordId: stay.id }, body }),
    onDone,
  })
  const wants = form.fields.watch('wantsSolicitor')
  return (
    <ActFormFrame form={form} submitWords="Begin the interview">
      <ActLine form={form} name="place" label="Place" />
      <Controller
        control={form.fields.control}
        name="present"
        render={({ field }) => (
          <PeopleRows
            people={field.value}
            onChange={field.onChange}
            roles={interviewRoles}
            error={form.errorOf('present')}
          />
        )}
      />
      <OfficerField form={form} name="releasedBy" label="Custody officer who hands the person over" />
      <ActTick form={form} name="isCautionGiven" label="Caution given" />
      <ActTick form={form} name="isAdviceReminded" label="Reminded of free legal advice" />
      <ActTick form={form} name="wantsSolicitor" label="The person asked for a solicitor" />
      {wants ? <ActTick form={form} name="hasHadAdvice" label="Advice was had" /> : null}
      {stay.isChild ? null : <ActTick form={form} name="isVulnerable" label="The person is vulnerable" />}
      <ActTick form={form} name="needsInterpreter" label="An interpreter is needed" />
      <ActTick form={form} name="isUnfit" label="Not fit to be interviewed" />
      <ActTime form={form} name="startedAt" label="Began" />
      <ActLate form={form} time="startedAt" />
      <Details summary="Where a rule stands against it: who agreed, and why">
        <OfficerField form={form} name="urgentBy" label="Superintendent who agreed to an urgent interview" />
        <ActWords
          form={form}
          name="urgentReason"
          label="The harm to be prevented"
          limit={500}
          need="optional"
        />
        <ActChoice
          form={form}
          name="limb"
          label="Before advice, under"
          list={beforeAdviceLimbs}
          need="optional"
        />
        <OfficerField form={form} name="adviceBy" label="Officer who agreed to it before advice" />
        <ActTick form={form} name="isInWriting" label="The person agreed in writing" />
        <ActChoice
          form={form}
          name="restReason"
          label="Why the rest is broken"
          list={restInterruptions}
          need="optional"
        />
      </Details>
    </ActFormFrame>
  )
}

type Interview = z.infer<typeof InterviewLine>

/** The next step of an interview that runs: a break, going on, or the end. */
export function InterviewSteps({ stay, interview }: { stay: StayFacts; interview: Interview }) {
  const step = useAct(topicApi.custodyProcedures.continueInterview.mutation(), {
    refreshes: refreshesStay,
    said: 'Recorded',
    tellsErrors: true,
  })
  const params = { recordId: stay.id, interviewId: interview.rootId }
  const now = { at: serverNow().toISOString(), previousId: interview.id }
  if (interview.state === 'ENDED')
    return (
      <Details summary="Record what became of the recording">
        <DisposeForm key={interview.id} stay={stay} interview={interview} />
      </Details>
    )
  return (
    <>
      <div className="mips-row">
        {interview.state === 'BREAK' ? (
          <Button
            look="secondary"
            isBusy={step.isBusy}
            onClick={() => void step.run({ params, body: { step: 'RESUME', ...now } })}
          >
            Go on now
          </Button>
        ) : (
          <>
            <Button
              look="secondary"
              isBusy={step.isBusy}
              onClick={() => void step.run({ params, body: { step: 'BREAK', ...now } })}
            >
              Break now
            </Button>
            <Button
              look="secondary"
              isBusy={step.isBusy}
              onClick={() => void step.run({ params, body: { step: 'BREAK', isMeal: true, ...now } })}
            >
              Meal break now
            </Button>
          </>
        )}
      </div>
      <Details summary={`End interview ${interview.number}`}>
        <EndForm key={interview.id} stay={stay} interview={interview} />
      </Details>
    </>
  )
}

type Ended = {
  at: LocalDateTime
  ending: string
  complaint: string
  takenBackBy: OfficerRef[]
  masterSealNo: string
  isAdultToldRole: boolean
  isNoComment: boolean
  specialWarnings: string
  summary: string
  lateReason: string
}

function EndForm({ stay, interview }: { stay: StayFacts; interview: Interview }) {
  const form = useActForm({
    schema: onForm(
      (values: Ended) => ({
        step: 'END',
        previousId: interview.id,
        at: instantOf(values.at),
        ending: values.ending,
        complaint: given(values.complaint),
        takenBackById: values.takenBackBy[0]?.id,
        masterSealNo: given(values.masterSealNo),
        isAdultToldRole: values.isAdultToldRole,
        isNoComment: values.isNoComment,
        specialWarnings: given(values.specialWarnings),
        summary: given(values.summary),
        lateReason: given(values.lateReason),
      }),
      custodyProcedures.routes.continueInterview.body,
    ),
    defaults: {
      at: rightNow(),
      ending: 'COMPLETED',
      complaint: '',
      takenBackBy: [],
      masterSealNo: '',
      isAdultToldRole: false,
      isNoComment: false,
      specialWarnings: '',
      summary: '',
      lateReason: '',
    } as Ended,
    act: useAct(topicApi.custodyProcedures.continueInterview.mutation(), {
      refreshes: refreshesStay,
      said: 'The interview has ended',
    }),
    toInput: (body) => ({ params: { recordId: stay.id, interviewId: interview.rootId }, body }),
  })
  return (
    <ActFormFrame form={form} submitWords="End the interview">
      <ActChoice form={form} name="ending" label="How it ended" list={interviewEndings} />
      {form.fields.watch('ending') === 'COMPLAINT' ? (
        <ActWords form={form} name="complaint" label="The complaint, in the person’s words" limit={1000} />
      ) : null}
      <OfficerField form={form} name="takenBackBy" label="Custody officer who took the person back" />
      <ActLine form={form} name="masterSealNo" label="Number of the master seal" need="optional" />
      {stay.isChild || interview.facts.isVulnerable ? (
        <ActTick
          form={form}
          name="isAdultToldRole"
          label="The appropriate adult was told what they are there for"
        />
      ) : null}
      <ActTick form={form} name="isNoComment" label="No comment throughout" />
      <ActLine form={form} name="specialWarnings" label="Special warnings given" need="optional" />
      <ActWords form={form} name="summary" label="Summary" need="optional" limit={4000} />
      <ActTime form={form} name="at" label="Ended" />
      <ActLate form={form} time="at" />
    </ActFormFrame>
  )
}
