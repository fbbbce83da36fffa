import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { Shown } from '../../platform/problem.tsx'
import { StayFrame } from '../../platform/stay-frame.tsx'
import { topicApi } from '../../platform/topic-api.ts'
import { Problems } from './care-parts.tsx'
import { useRisk } from './custody-care.api.ts'
import { KeptApart } from './kept-apart.tsx'
import { RiskForm } from './risk-form.tsx'
import { RiskVersions } from './risk-versions.tsx'
import './custody-care.scss'

export function RiskTopicPage() {
  const { recordId } = useParams({ from: '/custody/$recordId/risk' })
  const risk = useRisk(recordId)
  const rights = useQuery(topicApi.custodyRights.get.query({ params: { recordId } }))
  return (
    <StayFrame recordId={recordId} topic="risk">
      {(stay) => (
        <Shown query={risk} words="Opening the risk assessment…">
          {(page) => (
            <div className="mips-stack">
              <Problems problems={page.problems} />
              <RiskVersions page={page} maySign={stay.may.assess.allowed} />
              {stay.may.addLog && page.isHeld ? (
                // A new version starts from the latest, so the form is made anew with it.
                <Shown query={rights} words="Reading what is known…">
                  {({ need }) => (
                    <RiskForm
                      key={page.assessments[0]?.id ?? 'first'}
                      page={page}
                      maySign={stay.may.assess.allowed}
                      adult={need}
                    />
                  )}
                </Shown>
              ) : null}
              <KeptApart page={page} stay={stay} />
            </div>
          )}
        </Shown>
      )}
    </StayFrame>
  )
}
