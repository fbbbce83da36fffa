/** Asks why the user looks: never where the record being worked on tells it, else one question in a session. */
import { purposes, type PurposeCode } from '@mips/domain/codes/purposes'
import type { RoleCode } from '@mips/domain/access/roles'
import { Button } from '@mips/ui/button.tsx'
import { Dialog } from '@mips/ui/dialog.tsx'
import { useLayoutEffect } from 'react'
import { derivePurpose, leavePurpose, pickPurpose, purposeGate } from './purpose-store.ts'
import { rolesOf, useSessionIfAny } from './session.tsx'

export { usePurpose } from './purpose-store.ts'

/** Takes the purpose of every call from the record that this page works on; the first line of such a page. */
export function usePurposeFrom(recordId: string, code: PurposeCode): void {
  // Before the queries of the page are sent, which happens after layout.
  useLayoutEffect(() => {
    derivePurpose({ ref: recordId, code })
    return () => leavePurpose(recordId)
  }, [recordId, code])
}

const likely: Partial<Record<RoleCode, PurposeCode>> = {
  DESPATCHER: 'INCIDENT',
  RESPONSE_OFFICER: 'INCIDENT',
  DETECTIVE: 'INVESTIGATION',
  CUSTODY_SERGEANT: 'ARREST_CUSTODY',
  DETENTION_OFFICER: 'ARREST_CUSTODY',
  INSPECTOR: 'SUPERVISION',
  SUPERINTENDENT: 'SUPERVISION',
  ANALYST: 'INTELLIGENCE',
  INTELLIGENCE_OFFICER: 'INTELLIGENCE',
  INTELLIGENCE_MANAGER: 'INTELLIGENCE',
  CASE_BUILDER: 'COURT_FILE',
  RECORDS_MANAGER: 'DATA_QUALITY',
  PROFESSIONAL_STANDARDS: 'INVESTIGATION',
  SOURCE_UNIT: 'INTELLIGENCE',
  SOURCE_CONTROLLER: 'INTELLIGENCE',
  CUSTODY_VISITOR: 'SUPERVISION',
  AUDITOR: 'AUDIT',
  ADMIN: 'ADMINISTRATION',
}

/** The words for a purpose. */
export const purposeWords = (code: string): string =>
  purposes.find((purpose) => purpose.code === code)?.label ?? code

/** The purposes with those of the user's roles first; nothing is chosen for them. */
export function usePurposesInOrder() {
  const session = useSessionIfAny()
  const first = new Set(session === undefined ? [] : rolesOf(session).map((role) => likely[role]))
  return [...purposes].sort((a, b) => Number(first.has(b.code)) - Number(first.has(a.code)))
}

/** The one question, over the page; stands once in the app. */
export function PurposeDialog() {
  const isAsked = purposeGate.useQuestion() !== undefined
  return (
    <Dialog
      title="Why are you looking?"
      isOpen={isAsked}
      onClose={() => purposeGate.open(undefined)}
      size="small"
    >
      <p className="mips-muted">
        Your answer is kept with everything you look at until you sign out or change it.
      </p>
      <PurposeChoices onChoose={(code) => purposeGate.open(code)} />
    </Dialog>
  )
}

/** Lets the user change the purpose from the header. */
export function ChangePurposeDialog({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  return (
    <Dialog title="Why are you looking?" isOpen={isOpen} onClose={onClose} size="small">
      <PurposeChoices
        onChoose={(code) => {
          pickPurpose(code)
          onClose()
        }}
      />
    </Dialog>
  )
}

function PurposeChoices({ onChoose }: { onChoose: (code: PurposeCode) => void }) {
  const list = usePurposesInOrder()
  return (
    <ul className="govuk-list" data-purposes="">
      {list.map((purpose, index) => (
        <li key={purpose.code}>
          <Button look="secondary" autoFocus={index === 0} onClick={() => onChoose(purpose.code)}>
            {purpose.label}
          </Button>
        </li>
      ))}
    </ul>
  )
}
