/** The versions of the assessment, the latest open; a draft waits for the custody officer's signature. */
import type { RiskPage, RiskVersion } from '@mips/contracts/custody-care-replies'
import { adultReasons } from '@mips/domain/custody/appropriate-adult'
import { custodyRiskLevels } from '@mips/domain/custody/codes'
import { riskAnswers, riskQuestions } from '@mips/domain/custody/risk-questions'
import { Button } from '@mips/ui/button.tsx'
import { Card } from '@mips/ui/card.tsx'
import { Details } from '@mips/ui/details.tsx'
import { SummaryList } from '@mips/ui/summary-list.tsx'
import { Tag } from '@mips/ui/tag.tsx'
import { topicApi } from '../../platform/topic-api.ts'
import { useAct } from '../../platform/act.ts'
import { formatDateTimeZone, formatOfficer } from '../../platform/format.ts'
import { refreshesStay } from '../../platform/stay.ts'

const labelOf = (list: readonly { code: string; label: string }[], code: string | null) =>
  list.find((row) => row.code === code)?.label ?? code ?? ''

export function RiskVersions({ page, maySign }: { page: RiskPage; maySign: boolean }) {
  const [latest, ...older] = page.assessments
  if (latest === undefined) return null
  return (
    <Card
      title={`Assessment, version ${latest.version}`}
      actions={latest.signedAt === null ? <Tag tone="caution">Draft</Tag> : <Tag tone="good">Signed</Tag>}
    >
      <Version version={latest} />
      {latest.signedAt === null && maySign && page.isHeld ? <Sign page={page} version={latest} /> : null}
      {older.length === 0 ? null : (
        <Details summary={older.length === 1 ? 'One earlier version' : `${older.length} earlier versions`}>
          {older.map((version) => (
            <section key={version.id} aria-label={`Version ${version.version}`}>
              <h3 className="govuk-heading-s">Version {version.version}</h3>
              <Version version={version} />
            </section>
          ))}
        </Details>
      )}
    </Card>
  )
}

function Sign({ page, version }: { page: RiskPage; version: RiskVersion }) {
  const sign = useAct(topicApi.custodyCare.signRisk.mutation(), {
    refreshes: refreshesStay,
    said: 'Signed',
    tellsErrors: true,
  })
  return (
    <Button
      isBusy={sign.isBusy}
      onClick={() => void sign.run({ params: { recordId: page.id, riskId: version.id } })}
    >
      Sign this draft
    </Button>
  )
}

/** What was said, without the plain noes, which stand in one line. */
function Version({ version }: { version: RiskVersion }) {
  const said = riskQuestions.flatMap(({ code, label }) => {
    const given = version.answers[code]
    return given === undefined ? [] : [{ code, label, ...given }]
  })
  const noes = said.filter(
    ({ answer, detail, code }) => answer === 'NO' && !detail && !version.differs.includes(code),
  )
  const rest = said.filter((one) => !noes.includes(one))
  const level = labelOf(custodyRiskLevels, version.level)
  return (
    <>
      <p className="mips-muted">
        {version.kindLabel}, {formatDateTimeZone(version.assessedAt)}
        {version.recordedBy === null ? '' : `, by ${formatOfficer(version.recordedBy)}`}
        {version.signedBy === null ? '' : `, signed by ${formatOfficer(version.signedBy)}`}
        {version.lateReason === null ? '' : `. Entered late: ${version.lateReason}`}
      </p>
      <SummaryList
        rows={[
          {
            key: 'Risk',
            value:
              level === ''
                ? 'not chosen'
                : `${level}${version.levelReason ? `. ${version.levelReason}` : ''}`,
          },
          ...rest.map(({ code, label, answer, detail }) => ({
            key: label,
            value: (
              <>
                {[labelOf(riskAnswers, answer), detail].filter(Boolean).join(': ')}{' '}
                {version.differs.includes(code) ? (
                  <Tag tone="caution">Differs from the time before</Tag>
                ) : null}
              </>
            ),
          })),
          { key: 'No', value: noes.map(({ label }) => label).join(', ') || undefined },
          {
            key: 'Drink or drugs',
            value: version.isIntoxicated ? (version.intoxication ?? 'Yes') : undefined,
          },
          { key: 'Seen', value: version.observations ?? undefined },
          {
            key: 'Appropriate adult',
            value: adultWords(version),
          },
          { key: 'Cell', value: version.needsAntiLigature ? 'Without ligature points' : undefined },
        ].filter(({ value }) => value !== undefined)}
      />
    </>
  )
}

function adultWords({ adultRequired, adultReason }: RiskVersion): string {
  if (adultRequired === null) return 'Not decided yet'
  return adultRequired ? `Needed: ${labelOf(adultReasons, adultReason)}` : 'Not needed'
}
