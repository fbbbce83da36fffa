/** The routes of the session module. */
import { session } from '@mips/contracts'
import { implement } from '../../platform/http/module.ts'

export const sessionModule = implement(session)({})
