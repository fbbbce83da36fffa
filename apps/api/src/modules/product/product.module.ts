/** The routes of analytical products. */
import { product } from '@mips/contracts'
import { implement } from '../../platform/http/module.ts'
import { approveProduct } from './product.approve.service.ts'
import { addEvidence, listOffers, lookAgain, removeEvidence } from './product.evidence.service.ts'
import { giveProduct, printProduct } from './product.pack.service.ts'
import { readProduct } from './product.read.service.ts'
import { changeProduct, listOwnProducts, makeProduct, setReaders, writePart } from './product.service.ts'

export const productModule = implement(product)({
  list: (ctx) => listOwnProducts(ctx),
  make: (ctx, { body }) => makeProduct(ctx, body),
  get: (ctx, { params }) => readProduct(ctx, params.productId),
  change: (ctx, { params, body }) => changeProduct(ctx, params.productId, body),
  setReaders: (ctx, { params, body }) => setReaders(ctx, params.productId, body),
  write: (ctx, { params, body }) => writePart(ctx, params.productId, params.part, body),
  offers: (ctx, { params, query }) => listOffers(ctx, params.productId, query.reportId),
  addEvidence: (ctx, { params, body }) => addEvidence(ctx, params.productId, body),
  removeEvidence: (ctx, { params, body }) =>
    removeEvidence(ctx, params.productId, params.evidenceId, body.reason),
  look: (ctx, { params, body }) => lookAgain(ctx, params.productId, body.words),
  approve: (ctx, { params, body }) => approveProduct(ctx, params.productId, body),
  print: (ctx, { params, body }) => printProduct(ctx, params.productId, body.recipient),
  give: (ctx, { params, body }) => giveProduct(ctx, params.productId, body),
})
