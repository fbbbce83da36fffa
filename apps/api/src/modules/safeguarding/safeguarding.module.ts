/** The routes of the safeguarding module. */
import { safeguarding } from '@mips/contracts'
import { implement } from '../../platform/http/module.ts'

export const safeguardingModule = implement(safeguarding)({})
