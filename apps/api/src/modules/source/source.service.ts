/** Sends a search to one other source: written in the audit before it leaves, and again with what came of it. */
import { randomUUID } from 'node:crypto'
import type {
  SourceAnswer,
  SourceHit,
  SourceQuestion,
  SourceReply,
  SourceTerms,
} from '@mips/contracts/source'
import type { PurposeCode } from '@mips/domain/codes/purposes'
import { codeLabel } from '@mips/domain/codes/lists'
import { displayName } from '@mips/domain/nominal/display-name'
import { sourceKinds, sourceStates, sourceWords } from '@mips/domain/search/sources'
import { AppError } from '../../platform/errors.ts'
import type { Ctx, Sent } from '../../platform/http/module.ts'
import { readPurpose } from '../../platform/http/purpose.ts'
import { aclOfRecord } from '../nominal/nominal.service.ts'
import type { Outcome } from './source.port.ts'
import { askSource, sourcesOf } from './source.registry.ts'

/** So many people of one source are shown; a search that meets more is too wide. */
const MOST_HITS = 20

/** The connected sources and how they last did. */
export async function listSources(ctx: Ctx) {
  return {
    sources: [...sourcesOf(ctx.config).values()].map(({ port, known }) => ({
      code: port.code,
      name: port.name,
      kind: port.kind,
      kindLabel: kindLabel(port.kind),
      timeoutMs: port.timeoutMs,
      lastAnsweredAt: known.lastAnsweredAt?.toISOString() ?? null,
      lastFailedAt: known.lastFailedAt?.toISOString() ?? null,
      lastFailure: sourceStates.find(({ code }) => code === known.lastFailure)?.label ?? null,
    })),
  }
}

const kindLabel = (kind: string) => sourceKinds.find(({ code }) => code === kind)?.label ?? kind

/** What is to be sent, and the act that sends it once the audit entry of sending it stands. */
export async function searchSource(ctx: Ctx, code: string, terms: SourceTerms): Promise<Sent<SourceReply>> {
  const source = sourcesOf(ctx.config).get(code)
  if (source === undefined) throw new AppError('not_found')
  const purpose = readPurpose(ctx.request)
  await refuseFromRestricted(ctx, purpose?.ref)
  const question: SourceQuestion = {
    version: 1,
    request: randomUUID(),
    force: ctx.config.forceCode,
    // Routes that need a purpose are not reached without one of the list.
    purpose: (purpose?.code ?? 'INVESTIGATION') as PurposeCode,
    person: sentTerms(terms),
    limit: MOST_HITS,
  }
  const { clock } = ctx
  const { name, kind } = source.port
  Object.assign(ctx.audit, {
    recipient: name,
    terms: question.person,
    change: { source: code, sourceRequest: question.request },
  })
  const askedAt = clock.now()
  return async () => {
    const outcome = await askSource(source, question, () => clock.now())
    const hits = outcome.state === 'ANSWERED' ? presentHits(outcome.answer) : []
    return {
      reply: {
        source: { code, name, kindLabel: kindLabel(kind) },
        state: outcome.state,
        words: sourceWords(name, outcome.state),
        askedAt: askedAt.toISOString(),
        dataAsOf: outcome.state === 'ANSWERED' ? (outcome.answer.dataAsOf ?? null) : null,
        hits: hits.slice(0, MOST_HITS),
        isMore: isMore(outcome),
      },
      note: {
        recipient: name,
        resultCount: hits.length,
        change: {
          source: code,
          sourceRequest: question.request,
          state: outcome.state,
          sourceIds: hits.map(({ id }) => id),
        },
      },
    }
  }
}

/** What is worked on in a restricted record does not leave with a search from there: who is looked for would tell of it. */
async function refuseFromRestricted(ctx: Ctx, recordId: string | undefined): Promise<void> {
  if (recordId === undefined) return
  if ((await aclOfRecord(ctx, recordId)) !== 0)
    throw new AppError('rule_refused', {
      facts: {
        rule: 'restricted_work',
        reason: 'You are working on a restricted record: nothing is sent to other sources from it.',
      },
    })
}

/** Who is looked for, without what is empty. */
const sentTerms = (terms: SourceTerms): SourceTerms =>
  Object.fromEntries(
    Object.entries(terms).filter(([, value]) => value !== '' && value !== undefined),
  ) as SourceTerms

const isMore = (outcome: Outcome) =>
  outcome.state === 'ANSWERED' && (outcome.answer.isMore || outcome.answer.hits.length > MOST_HITS)

const presentHits = ({ hits }: SourceAnswer): SourceHit[] =>
  hits.map((hit) => ({
    id: hit.id,
    displayName: displayName({
      forename: hit.forename ?? null,
      middle: hit.middle ?? null,
      surname: hit.surname ?? null,
    }),
    alsoKnownAs: hit.alsoKnownAs,
    dob: hit.dob ?? null,
    sex: hit.sex ?? null,
    identifiers: hit.identifiers.map(({ type, value }) => ({
      type,
      value,
      label: codeLabel('identifierTypes', type),
    })),
    warnings: hit.warnings,
    address: hit.address ?? null,
    updatedAt: hit.updatedAt ?? null,
  }))
