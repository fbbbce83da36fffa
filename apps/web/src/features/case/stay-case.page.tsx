/** The topic of a stay that leads to court: the case it has, or the button that opens one from the charge with nothing typed. */
import { Button, LinkButton } from '@mips/ui/button.tsx'
import { Card } from '@mips/ui/card.tsx'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { caseOpenings, type CaseOpening } from '@mips/domain/case/case-opening'
import { useAct } from '../../platform/act.ts'
import { goTo } from '../../platform/go-to.ts'
import { paths } from '../../platform/paths.ts'
import { Shown } from '../../platform/problem.tsx'
import { StayFrame } from '../../platform/stay-frame.tsx'
import { topicApi } from '../../platform/topic-api.ts'

export function StayCasePage() {
  const { recordId } = useParams({ from: '/custody/$recordId/case' })
  const found = useQuery(topicApi.prosecutionCase.ofStay.query({ params: { recordId } }))
  return (
    <StayFrame recordId={recordId} topic="case">
      {() => (
        <Shown query={found} words="Looking for a case…" headingLevel={2}>
          {({ way, offences, cases, mayOpen }) => (
            <Card title="Prosecution case">
              {cases.map(({ id, urn }) => (
                <p key={id}>
                  <LinkButton href={paths.prosecutionCase(id)}>Open case {urn}</LinkButton>
                </p>
              ))}
              {cases.length === 0 && way === null ? (
                <p>No offence of this stay is charged, requisitioned or sent for a charging decision yet.</p>
              ) : null}
              {mayOpen && way !== null ? (
                <OpenCase recordId={recordId} way={way} offences={offences} />
              ) : null}
            </Card>
          )}
        </Shown>
      )}
    </StayFrame>
  )
}

function OpenCase({ recordId, way, offences }: { recordId: string; way: string; offences: number }) {
  const by: CaseOpening = caseOpenings.find(({ code }) => code === way)?.code ?? 'CHARGE'
  const open = useAct(topicApi.prosecutionCase.open.mutation(), {
    refreshes: [topicApi.prosecutionCase.ofStay.key, topicApi.prosecutionCase.list.key],
    said: 'Case opened',
    tellsErrors: true,
    onDone: ({ id }) => goTo(paths.prosecutionCase(id)),
  })
  return (
    <>
      <p>
        {offences === 1 ? '1 offence goes' : `${offences} offences go`} into the case as they stand here, with
        the people, the exhibits and the crime behind them. Nothing is typed again.
      </p>
      <Button
        isBusy={open.isBusy}
        onClick={() => void open.run({ body: { by, custodyRecordIds: [recordId] } })}
      >
        Open the case
      </Button>
    </>
  )
}
