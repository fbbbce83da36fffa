/** Signatures of the second hand, letters to owners and what is to be fetched, as officers see them. */
import type { LetterLine, RequestLine, SignLine } from '@mips/contracts/property-care-replies'
import { labelIn } from '@mips/domain/custody/offence-words'
import { displayName } from '@mips/domain/nominal/display-name'
import { letterKinds, letterWays, ownerAnswers } from '@mips/domain/property/owner-letters'
import { pullReasons } from '@mips/domain/property/pull-list'
import { signStates, signWays, withdrawProblems } from '@mips/domain/property/second-hand'
import { londonDay } from '@mips/domain/time/london-day'
import { holds, type Principal } from '../../platform/access/principal.ts'
import type { ExhibitRow } from './property.rows.ts'

export const presentSigns = ({ signs }: Pick<ExhibitRow, 'signs'>, who: Principal): SignLine[] =>
  signs.map((sign) => ({
    id: sign.id,
    number: sign.number,
    isSeizure: sign.move === null,
    to: sign.to,
    witness: sign.witness,
    askedBy: sign.askedBy,
    askedAt: sign.askedAt,
    state: sign.state,
    stateLabel: labelIn(signStates, sign.state),
    how: sign.how === null ? null : labelIn(signWays, sign.how),
    answeredAt: sign.answeredAt,
    words: sign.words,
    isMine: sign.witness?.id === who.userId,
    mayWithdraw:
      sign.move !== null &&
      withdrawProblems(
        { state: sign.state, witness: sign.witness?.id ?? '', askedBy: sign.askedBy?.id ?? '' },
        { userId: who.userId, isKeeper: holds(who, 'property.store.keep') },
      ).length === 0,
  }))

export const presentLetters = ({ letters }: Pick<ExhibitRow, 'letters'>, now: Date): LetterLine[] =>
  letters.map((letter) => ({
    id: letter.id,
    kind: { code: letter.kind, label: labelIn(letterKinds, letter.kind) },
    owner:
      letter.owner === null
        ? null
        : {
            nominalId: letter.owner.nominalId,
            personRecordId: letter.ownerId,
            name: displayName(letter.owner),
          },
    address: letter.address,
    answerBy: letter.answerBy,
    writtenBy: letter.writtenBy,
    writtenAt: letter.writtenAt,
    sentAt: letter.sentAt,
    sentHow: letter.sentHow === null ? null : labelIn(letterWays, letter.sentHow),
    sentBy: letter.sentBy,
    answer:
      letter.answer === null ? null : { code: letter.answer, label: labelIn(ownerAnswers, letter.answer) },
    answeredAt: letter.answeredAt,
    answerWords: letter.answerWords,
    isOverdue:
      letter.sentAt !== null && letter.answer === null && letter.answerBy < londonDay(now.toISOString()),
  }))

export const presentRequests = ({ requests }: Pick<ExhibitRow, 'requests'>): RequestLine[] =>
  requests.map(({ endedBy: _by, ...request }) => ({
    ...request,
    what: { code: request.what, label: labelIn(pullReasons, request.what) },
  }))
