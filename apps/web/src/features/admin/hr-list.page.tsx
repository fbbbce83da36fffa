import type { ApiError } from '@mips/client/api-error'
import type { AppliedImport, HrPlan } from '@mips/contracts/admin-hr'
import { hrColumns } from '@mips/domain/access/hr-list'
import { Button, ButtonGroup } from '@mips/ui/button.tsx'
import { Checkbox } from '@mips/ui/checkboxes.tsx'
import { DataTable } from '@mips/ui/data-table.tsx'
import { ErrorSummary } from '@mips/ui/error-summary.tsx'
import { Field } from '@mips/ui/field.tsx'
import { NotificationBanner } from '@mips/ui/notification-banner.tsx'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useAct } from '../../platform/act.ts'
import { topicApi } from '../../platform/topic-api.ts'
import { errorWords } from '../../platform/error-text.ts'
import { formatDateTime } from '../../platform/format.ts'
import { Shown } from '../../platform/problem.tsx'
import { AdminFrame } from './admin-frame.tsx'
import { HrPlanTable } from './hr-plan-table.tsx'

type Chosen = { file: File; whole: boolean }

/** The HR list: chosen, looked at row by row, and only then applied. */
export function HrListPage() {
  const [chosen, setChosen] = useState<Chosen>()
  const [plan, setPlan] = useState<HrPlan>()
  const preview = useAct(topicApi.admin.previewHrImport.mutation(), { onDone: setPlan })
  const apply = useAct(topicApi.admin.applyHrImport.mutation(), {
    refreshes: [
      topicApi.admin.listHrImports.key,
      topicApi.admin.listUsers.key,
      topicApi.admin.getUser.key,
      topicApi.admin.listRoles.key,
    ],
    onDone: setPlan,
  })
  const fieldsOf = (whole: boolean): Record<string, string> => (whole ? { whole: 'yes' } : {})
  const error = apply.error ?? preview.error

  function look(next: Chosen) {
    setChosen(next)
    setPlan(undefined)
    apply.reset()
    void preview.run({ file: next.file, fields: fieldsOf(next.whole) })
  }

  return (
    <AdminFrame part="hrList" title="HR list" caption="Joiners, movers and leavers">
      {error === null ? null : <Refusal error={error} />}
      <ChooseList isBusy={preview.isBusy} onLook={look} />
      {plan === undefined ? null : (
        <section aria-labelledby="plan" className="mips-stack">
          <h2 id="plan" className="govuk-heading-m">
            {plan.applied ? 'What the list did' : 'What the list would do'}
          </h2>
          {plan.applied ? (
            <NotificationBanner tone="good" announce="status" title={`${plan.fileName} is applied.`} />
          ) : null}
          <HrPlanTable plan={plan} />
          {plan.applied || chosen === undefined || !changesAnything(plan) ? null : (
            <ButtonGroup>
              <Button
                look="warning"
                isBusy={apply.isBusy}
                busyWords="Applying…"
                onClick={() =>
                  void apply.run({
                    file: chosen.file,
                    fields: { ...fieldsOf(chosen.whole), token: plan.token },
                  })
                }
              >
                Apply the list
              </Button>
            </ButtonGroup>
          )}
        </section>
      )}
      <Imports />
    </AdminFrame>
  )
}

const changesAnything = ({ summary }: HrPlan) => summary.rows > summary.unchanged + summary.refused

/** The refusal in words: of the columns by name, or of the whole list. */
function Refusal({ error }: { error: ApiError }) {
  const { title, detail } = errorWords(error)
  const problems = error.fields.map(({ message }) => ({ fieldId: 'file', message }))
  return (
    <ErrorSummary title={problems.length > 0 ? 'The list is refused' : title} errors={problems}>
      {problems.length > 0 ? null : <p>{detail}</p>}
    </ErrorSummary>
  )
}

function ChooseList({ isBusy, onLook }: { isBusy: boolean; onLook: (chosen: Chosen) => void }) {
  const [file, setFile] = useState<File>()
  const [whole, setWhole] = useState(false)
  const [isAsked, setIsAsked] = useState(false)
  return (
    <form
      className="mips-stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        setIsAsked(true)
        if (file !== undefined) onLook({ file, whole })
      }}
    >
      <Field
        id="file"
        label="The list, a CSV file"
        hint={`Columns ${hrColumns.required.join(', ')}; and if you have them ${hrColumns.optional.join(', ')}. Nothing about pay, vetting or home.`}
        error={isAsked && file === undefined ? 'Choose the HR list, a CSV file' : undefined}
      >
        <input
          id="file"
          name="file"
          type="file"
          accept=".csv,text/csv"
          className="govuk-file-upload"
          aria-describedby="file-hint"
          onChange={(event) => setFile(event.target.files?.[0])}
        />
      </Field>
      <Checkbox
        name="whole"
        checked={whole}
        onChange={(event) => setWhole(event.target.checked)}
        label="This is the whole list"
        hint="People of earlier lists who are not on it have left"
      />
      <ButtonGroup>
        <Button type="submit" isBusy={isBusy} busyWords="Reading…">
          Look at what it would do
        </Button>
      </ButtonGroup>
    </form>
  )
}

function Imports() {
  const imports = useQuery(topicApi.admin.listHrImports.query())
  return (
    <section aria-labelledby="imports">
      <h2 id="imports" className="govuk-heading-m">
        Lists applied before
      </h2>
      <Shown query={imports} words="Reading the lists…">
        {(found) => (
          <DataTable
            caption="Lists applied before"
            captionHidden
            columns={importColumns}
            rows={found.imports}
            rowKey={(one) => one.id}
            empty="No list has been applied."
          />
        )}
      </Shown>
    </section>
  )
}

const importColumns = [
  { key: 'at', header: 'Applied', isRowHeader: true, cell: (one: AppliedImport) => formatDateTime(one.at) },
  { key: 'file', header: 'File', cell: (one: AppliedImport) => one.fileName },
  {
    key: 'by',
    header: 'By',
    cell: (one: AppliedImport) => one.by ?? <span className="mips-muted">not recorded</span>,
  },
  { key: 'joined', header: 'Joined', numeric: true, cell: (one: AppliedImport) => one.summary.joiner },
  { key: 'moved', header: 'Moved', numeric: true, cell: (one: AppliedImport) => one.summary.mover },
  { key: 'left', header: 'Left', numeric: true, cell: (one: AppliedImport) => one.summary.leaver },
  { key: 'refused', header: 'Refused', numeric: true, cell: (one: AppliedImport) => one.summary.refused },
]
