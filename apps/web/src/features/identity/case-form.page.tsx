import type { GoldenNominal } from '@mips/contracts/nominal-facts'
import { LinkButton } from '@mips/ui/button.tsx'
import { EmptyState } from '@mips/ui/empty-state.tsx'
import { PageHeading } from '@mips/ui/page-heading.tsx'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import type { ComponentType } from 'react'
import { api } from '../../platform/api.ts'
import { goTo } from '../../platform/go-to.ts'
import { usePageTitle } from '../../platform/page-title.ts'
import { paths } from '../../platform/paths.ts'
import { PersonBar } from '../../platform/person-bar.tsx'
import { Shown } from '../../platform/problem.tsx'
import { caseKinds, type CaseKind } from './case-kinds.ts'
import { ChangeForm } from './change-form.tsx'
import { DeathForm, WithdrawDeathForm } from './death-forms.tsx'
import { FalseIdentityForm } from './false-identity-form.tsx'
import { IdentifyForm } from './identify-form.tsx'
import { StolenIdentityForm, TwinsForm } from './other-person-forms.tsx'

export type CaseFormProps = { nominal: GoldenNominal; onDone: (nominalId?: string) => void }

const forms: Record<CaseKind, ComponentType<CaseFormProps>> = {
  identified: IdentifyForm,
  'false-identity': FalseIdentityForm,
  'stolen-identity': StolenIdentityForm,
  change: ChangeForm,
  twins: TwinsForm,
  death: DeathForm,
  'death-withdrawn': WithdrawDeathForm,
}

/** One form about who a person is; the person stays in sight above it. */
export function CaseFormPage() {
  const { nominalId, kind } = useParams({ from: '/nominals/$nominalId/identity/$kind' })
  const found = caseKinds.find((one) => one.kind === kind)
  usePageTitle(found?.title ?? 'Identity')
  const query = useQuery(api.nominal.get.query({ params: { nominalId } }))
  if (found === undefined)
    return (
      <EmptyState
        title="There is no such form"
        actions={<LinkButton href={paths.nominal(nominalId)}>Back to the person</LinkButton>}
      />
    )
  const Form = forms[found.kind]
  return (
    <div className="mips-stack">
      <PageHeading>{found.title}</PageHeading>
      <Shown query={query} words="Opening the person…">
        {(nominal) => (
          <>
            <About nominal={nominal} />
            <div className="mips-form">
              <Form nominal={nominal} onDone={(id) => goTo(paths.nominal(id ?? nominal.id))} />
            </div>
          </>
        )}
      </Shown>
    </div>
  )
}

function About({ nominal }: { nominal: GoldenNominal }) {
  return (
    <PersonBar
      isStatic
      person={{
        nominalId: nominal.id,
        name: nominal.displayName,
        dob: nominal.facts.dob?.value ?? null,
        reference: nominal.reference,
        photograph: nominal.photograph,
        markers: nominal.warnings.filter(({ endedOn }) => endedOn === null),
      }}
    />
  )
}
