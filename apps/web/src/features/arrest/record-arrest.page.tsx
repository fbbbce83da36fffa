import { PageHeading } from '@mips/ui/page-heading.tsx'
import { Link } from '@mips/ui/link.tsx'
import { useQuery } from '@tanstack/react-query'
import { useParams, useSearch } from '@tanstack/react-router'
import { api } from '../../platform/api.ts'
import { topicApi } from '../../platform/topic-api.ts'
import { usePageTitle } from '../../platform/page-title.ts'
import { paths } from '../../platform/paths.ts'
import { Shown } from '../../platform/problem.tsx'
import { usePurposeFrom } from '../../platform/purpose.tsx'
import { ArrestForm } from './arrest-form.tsx'
import type { Breach, RecordedOffence } from './arrest.form.ts'

/** Records an arrest from an incident: its people and its place are carried in. */
export function RecordArrestPage() {
  usePageTitle('Record an arrest')
  const { incidentId } = useParams({ from: '/incidents/$incidentId/arrest' })
  const { personId, bailId, conditionId, noticeId, breachId } = useSearch({
    from: '/incidents/$incidentId/arrest',
  })
  usePurposeFrom(incidentId, 'INCIDENT')
  const incident = useQuery({
    ...api.incident.get.query({ params: { incidentId } }),
    refetchOnReconnect: false,
  })
  const recorded = useRecorded(incidentId)
  const bail = useBreach({ personId, bailId, conditionId })
  const notice = useNoticeBreach(noticeId, breachId)
  const breach = noticeId === undefined ? bail : notice
  return (
    <Shown query={incident} words="Opening the incident…" headingLevel={1}>
      {(found) => (
        <>
          <PageHeading
            caption={<Link href={paths.incident(found.id)}>{found.reference ?? found.title}</Link>}
          >
            Record an arrest
          </PageHeading>
          {found.may.recordArrest ? null : <p>Your role does not record arrests.</p>}
          {found.may.recordArrest && breach.isReady && recorded !== undefined ? (
            <ArrestForm
              incident={found}
              personId={personId}
              breach={breach.carried}
              recorded={recorded.map((offence) => ({
                ...offence,
                isDomestic: found.incidentType.startsWith('DOMESTIC'),
              }))}
            />
          ) : null}
        </>
      )}
    </Shown>
  )
}

type Asked = { personId: string | undefined; bailId: string | undefined; conditionId: string | undefined }

/** The bail that is said to be broken: its offences, and the condition in words as the reason. */
function useBreach({ personId, bailId, conditionId }: Asked): {
  isReady: boolean
  carried: Breach | undefined
} {
  const isAsked = personId !== undefined && bailId !== undefined
  const bails = useQuery({
    ...topicApi.custodyOutcome.ofPerson.query({ params: { nominalId: personId ?? '' } }),
    enabled: isAsked,
  })
  if (!isAsked) return { isReady: true, carried: undefined }
  const found = bails.data?.bails.find(({ bail }) => bail.id === bailId)
  const condition = found?.bail.conditions.find(({ id }) => id === conditionId)
  return {
    isReady: !bails.isPending,
    carried:
      found === undefined
        ? undefined
        : {
            offences: found.offences.map(({ code, label }) => ({ code, title: label, isDomestic: false })),
            power: 'S46A',
            grounds: `Bail of ${found.custodyNumber} broken${condition === undefined ? '.' : `: ${condition.label.toLowerCase()}, ${condition.words}.`} `,
          },
  }
}

/** The breach of a protection notice or order: power, offence and what was done, as the law of that notice has it (PN-5). */
function useNoticeBreach(noticeId: string | undefined, breachId: string | undefined) {
  const notice = useQuery({
    ...topicApi.protection.get.query({ params: { noticeId: noticeId ?? '' } }),
    enabled: noticeId !== undefined,
  })
  const arrest = notice.data?.breaches.find(({ id }) => id === breachId)?.arrest ?? undefined
  const carried: Breach | undefined =
    arrest === undefined || noticeId === undefined || breachId === undefined
      ? undefined
      : {
          offences: arrest.offence === null ? [] : [{ ...arrest.offence, isDomestic: true }],
          power: arrest.power,
          grounds: arrest.grounds,
          fromId: noticeId,
          notice: { noticeId, breachId },
        }
  return { isReady: noticeId === undefined || !notice.isPending, carried }
}

type Recorded = Omit<RecordedOffence, 'isDomestic'>

/** The offences of the crimes that this incident became; undefined until they are known, none where they cannot be read. */
function useRecorded(incidentId: string): Recorded[] | undefined {
  const recording = useQuery({
    ...topicApi.crime.getRecording.query({ params: { incidentId } }),
    refetchOnReconnect: false,
  })
  if (recording.isPending) return undefined
  return (recording.data?.decisions ?? []).flatMap(({ crime }) =>
    crime === null || crime.offence === null || crime.state === 'CANCELLED' || crime.state === 'TRANSFERRED'
      ? []
      : [{ ...crime.offence, crimeId: crime.id }],
  )
}
