/** The routes of the nominal module. */
import { nominal } from '@mips/contracts'
import { AppError } from '../../platform/errors.ts'
import { implement } from '../../platform/http/module.ts'

const later = () => Promise.reject(new AppError('not_ready'))

export const nominalModule = implement(nominal)({
  searchPeople: later, searchAll: later, suggest: later, openCandidate: later, dismissCandidate: later, create: later, get: later, getTimeline: later,
  addAlias: later, addIdentifier: later, addAddress: later, addPhone: later, correct: later, decideIdentity: later, undoDecision: later,
})
