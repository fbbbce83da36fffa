/** Where other features put their parts on the page of an incident or of an ASB report; the app fills the places. */
import type { IncidentPage } from '@mips/contracts/incident'
import { Suspense, type ComponentType } from 'react'

export type IncidentPart = ComponentType<{ incident: IncidentPage }>
export type AsbReportPart = ComponentType<{ reportId: string }>

const incidentParts: IncidentPart[] = []
const asbReportParts: AsbReportPart[] = []

/** Adds parts of a feature, in the order in which they are given. */
export function fillEventSlots(parts: {
  incident?: readonly IncidentPart[]
  asbReport?: readonly AsbReportPart[]
}): void {
  incidentParts.push(...(parts.incident ?? []))
  asbReportParts.push(...(parts.asbReport ?? []))
}

/** What features say of an incident; a part that is still loading is left out until it is there. */
export const IncidentSlot = ({ incident }: { incident: IncidentPage }) =>
  incidentParts.map((Part, index) => (
    <Suspense key={index} fallback={null}>
      <Part incident={incident} />
    </Suspense>
  ))

export const AsbReportSlot = ({ reportId }: { reportId: string }) =>
  asbReportParts.map((Part, index) => (
    <Suspense key={index} fallback={null}>
      <Part reportId={reportId} />
    </Suspense>
  ))
