/** Crime recording in the two worlds: one call of every route, an open crime, and hidden decisions in the other world alone. */
import { crime } from '@mips/contracts'
import type { RouteCall } from '@mips/contracts/contract'
import type { Tx } from '../../platform/db/tx.ts'
import { arrange } from '../arrange.ts'
import type { Actor, World } from '../world.ts'
import type { Pick, Say } from './call.ts'
import { hideRedaction, seedRedaction } from './redaction.ts'

type Routes = (typeof crime)['routes']
type Inputs = { [K in keyof Routes & string]: (pick: Pick, say: Say) => RouteCall<Routes[K]> }

const report = (pick: Pick) => ({ incidentId: pick('incident') })
const words = 'Asked in two worlds'

export const crimeInputs: Inputs = {
  getRecording: (pick) => ({ params: report(pick) }),
  decide: (pick, say) => ({
    params: report(pick),
    body:
      say.number % 2 === 0
        ? {
            facts: { amountsToCrime: true, reporter: 'VICTIM' },
            decision: 'CRIME',
            lateReason: words,
            crime: {
              offenceCode: 'TH68010',
              locationId: pick('place'),
              victims: [{ personRecordId: pick('personRecord') }],
            },
          }
        : {
            facts: {
              amountsToCrime: true,
              reporter: 'VICTIM',
              ...(say.number % 3 === 0 ? { duplicateOfId: pick('crime') } : {}),
            },
            decision: 'NON_CRIME',
            reason: 'DUPLICATE',
            words,
            lateReason: words,
          },
  }),
  reviewDecision: (pick, say) => ({
    params: { ...report(pick), decisionId: pick('recordingDecision') },
    body: { answer: say.number % 2 === 0 ? 'AGREED' : 'RETURNED', words },
  }),
  listToDecide: () => ({}),
  get: (pick) => ({ params: { crimeId: pick('crime') } }),
  reclassify: (pick, say) => ({
    params: { crimeId: pick('crime') },
    body: { offenceCode: say.number % 2 === 0 ? 'TH68010' : 'CD71039', reason: words },
  }),
  confirm: (pick) => ({ params: { crimeId: pick('crime') }, body: { words } }),
  print: (pick) => ({ params: { crimeId: pick('crime') }, body: { recipient: words } }),
  requestCancellation: (pick) => ({
    params: { crimeId: pick('crime') },
    body: { reason: 'C3', narrative: words, duplicateOfId: pick('crime') },
  }),
  decideCancellation: (pick) => ({
    params: { crimeId: pick('crime'), changeId: pick('crimeChange') },
    body: { answer: 'REJECTED', words },
  }),
  offerTransfer: (pick) => ({ params: { crimeId: pick('crime') }, body: { otherForce: 'Surrey', words } }),
  answerTransfer: (pick) => ({
    params: { crimeId: pick('crime'), changeId: pick('crimeChange') },
    body: { answer: 'REFUSED', words },
  }),
  addPerson: (pick, say) => ({
    params: { crimeId: pick('crime') },
    body: {
      personId: pick(say.number % 3 === 0 ? 'person' : 'personRecord'),
      role: say.number % 2 === 0 ? 'VICTIM' : 'WITNESS',
    },
  }),
}

const onCrime = (pick: Pick) => ({ recordId: pick('crime'), documentId: pick('document') })

/** Documents are asked for on the crimes of both worlds; adding one is an upload, read here by its list. */
export const documentInputs = {
  list: (pick: Pick) => ({ params: { recordId: pick('crime') } }),
  get: (pick: Pick) => ({ params: onCrime(pick) }),
  withdraw: (pick: Pick) => ({ params: onCrime(pick), body: { reason: words } }),
}

const documentRow = (recordId: string, sha256: string) => ({
  recordId,
  kind: 'document',
  sha256,
  viewSha256: sha256,
  mimeType: 'text/plain',
  sizeBytes: 4,
  caption: 'Tenancy agreement',
  fileName: 'tenancy.txt',
})

/** A crime of the open incident, with a decision that waits for the registrar and a request that waits for its own. */
export async function seedCrime(world: World, as: Actor, incidentId: string) {
  const made = await world.ok(as, crime, 'decide', {
    params: { incidentId },
    body: {
      facts: { amountsToCrime: true, reporter: 'THIRD_PARTY' },
      decision: 'CRIME',
      crime: { offenceCode: 'TH68010' },
    },
  })
  const crimeId = made.crime?.id ?? ''
  const asked = await world.ok(
    as,
    crime,
    'requestCancellation',
    { params: { crimeId }, body: { reason: 'C4', narrative: 'Open request' } },
    { version: 1 },
  )
  const sha256 = await world.platform.files.keep(Buffer.from('open'))
  const document = await arrange(world, ({ tx }) =>
    tx.attachment.create({ data: documentRow(crimeId, sha256), select: { id: true } }),
  )
  return {
    crime: crimeId,
    recordingDecision: made.id,
    crimeChange: asked.id,
    document: document.id,
    redaction: await seedRedaction(world, as, crimeId, document.id),
  }
}

/** A decision on the open incident that made the hidden crime, one on the hidden incident, and a request on that crime. */
export async function hideCrime(
  tx: Tx,
  at: Date,
  hidden: { crime: string; incident: string; openIncident: string; officer: string; sha256: string },
): Promise<{ recordingDecision: string; crimeChange: string; document: string; redaction: string }> {
  const decision = {
    facts: {},
    testDecision: 'CRIME',
    testRule: 'CR-4',
    testBecause: 'Hidden',
    decidedBy: hidden.officer,
    decidedAt: at,
    registrarState: 'WAITING',
    words: 'Hidden decision',
  }
  const made = await tx.recordingDecision.create({
    data: { ...decision, incidentId: hidden.openIncident, decision: 'CRIME', crimeId: hidden.crime },
    select: { id: true },
  })
  await tx.recordingDecision.create({
    data: { ...decision, incidentId: hidden.incident, decision: 'NON_CRIME', reason: 'NO_OFFENCE' },
  })
  const change = await tx.crimeChange.create({
    data: {
      crimeId: hidden.crime,
      kind: 'CANCEL',
      state: 'REQUESTED',
      reason: 'C4',
      words: 'Hidden request',
      requestedBy: hidden.officer,
      requestedAt: at,
    },
    select: { id: true },
  })
  const document = await tx.attachment.create({
    data: documentRow(hidden.crime, hidden.sha256),
    select: { id: true },
  })
  const redaction = await hideRedaction(tx, at, { ...hidden, document: document.id })
  return { recordingDecision: made.id, crimeChange: change.id, document: document.id, redaction }
}
