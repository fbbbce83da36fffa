/** The routes of the intelligence module. */
import { intelligence } from '@mips/contracts'
import { implement } from '../../platform/http/module.ts'

export const intelligenceModule = implement(intelligence)({})
