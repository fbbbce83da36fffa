/** Where Prisma finds the schema and the migrations; connections are made by packages/database. */
export default {
  schema: 'prisma',
  migrations: { path: 'prisma/migrations' },
}
