import { useParams } from '@tanstack/react-router'
import { Card } from '@mips/ui/card.tsx'
import { Shown } from '../../platform/problem.tsx'
import { StayFrame } from '../../platform/stay-frame.tsx'
import { DueList, Opens, Problems } from './care-parts.tsx'
import { CheckForm } from './check-form.tsx'
import { Checks } from './checks.tsx'
import { useCare } from './custody-care.api.ts'
import { PlanForm } from './plan-form.tsx'
import { LevelHistory, PlanFacts } from './plan-facts.tsx'
import { WatcherForm } from './watcher-form.tsx'
import './custody-care.scss'

export function CareTopicPage() {
  const { recordId } = useParams({ from: '/custody/$recordId/care' })
  const care = useCare(recordId)
  return (
    <StayFrame recordId={recordId} topic="care">
      {(stay) => (
        <Shown query={care} words="Opening the care plan…">
          {(page) => {
            const mayEnter = stay.may.addLog && page.isHeld
            const isWatched = page.watch?.level === '3' || page.watch?.level === '4'
            return (
              <div className="mips-stack">
                <Problems problems={page.problems} />
                <Card title="Checks">
                  <DueList due={page.due} label="Checks due" />
                  {mayEnter ? <CheckForm page={page} /> : null}
                  <Checks checks={page.checks} />
                </Card>
                <Card title="Care plan">
                  <PlanFacts page={page} />
                  {mayEnter && isWatched ? (
                    <Opens summary="Another officer takes over the watch">
                      <WatcherForm recordId={page.id} />
                    </Opens>
                  ) : null}
                  {stay.may.assess.allowed ? (
                    <Opens
                      key={page.plans[0]?.id ?? 'first'}
                      summary={page.plans.length === 0 ? 'Write the care plan' : 'Change the care plan'}
                      isOpen={page.plans.length === 0}
                    >
                      <PlanForm page={page} version={stay.version} />
                    </Opens>
                  ) : (
                    <p className="mips-muted">{stay.may.assess.reason}</p>
                  )}
                  <LevelHistory page={page} />
                </Card>
              </div>
            )
          }}
        </Shown>
      )}
    </StayFrame>
  )
}
