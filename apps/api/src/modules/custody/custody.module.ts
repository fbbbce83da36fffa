/** The routes of the custody module. */
import { custody } from '@mips/contracts'
import { implement } from '../../platform/http/module.ts'

export const custodyModule = implement(custody)({})
